package org.pierian.runner.export.torch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.export.FileExport;
import org.pierian.runner.export.FinishedRun;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.run.Model;
import org.pierian.runner.run.Predictor;
import org.pierian.runner.run.TrainedRun;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;

/// A run as a module of PyTorch: `model.py`, which makes the network and loads its weights; the weights as they are; and
/// some inputs with their outputs, by which `python3 model.py` shows that both programs compute the same.
public final class TorchExport implements FileExport {

    private static final int EXAMPLES = 4;

    private final Supplier<Engine> engines;

    /// @param engines starts what computes the outputs
    public TorchExport(Supplier<Engine> engines) {
        this.engines = engines;
    }

    @Override
    public List<Path> write(FinishedRun run, Path folder) {
        Path weights = run.weights();
        try (Engine engine = engines.get()) {
            Model model = TrainedRun.load(run.folder(), run.spec(), EXAMPLES, engine.backend())
                    .model();
            TensorType input = model.declaration().input();
            NetworkCode network = new NetworkCode(run.spec(), input);
            requireCounterparts(network.refused());
            List<NamedTensor> examples = examples(model, input, run.spec().seed());
            Path module = folder.resolve("model.py");
            Path copy = folder.resolve("weights.safetensors");
            Path check = folder.resolve("examples.safetensors");
            AtomicFile.write(module, module(run, input, network));
            AtomicFile.write(copy, out -> Files.copy(weights, out));
            AtomicFile.write(check, out -> SafeTensors.write(out, examples));
            return List.of(module, copy, check);
        }
    }

    private static void requireCounterparts(List<String> refused) {
        if (refused.isEmpty()) {
            return;
        }
        Failure failure = Failure.of(
                ExitCode.INPUT, Count.of(refused.size(), "layer") + " of the network cannot be written for PyTorch");
        for (String layer : refused) {
            failure = failure.detail(layer);
        }
        throw failure.help("the weights have PyTorch's names: load weights.safetensors into a module of your own");
    }

    /// Inputs from -1 to 1, or indices, and what the network makes of them.
    private static List<NamedTensor> examples(Model model, TensorType input, long seed) {
        Predictor predictor = model.predictor();
        RandomStream random = RandomStream.of(seed, StreamTag.SPLIT, "export");
        float[] inputs = predictor.inputs();
        for (int i = 0; i < EXAMPLES * predictor.width(); i++) {
            float uniform = random.uniform(0, i);
            int below = input.indicesBelow(i % predictor.width());
            inputs[i] = below == 0 ? 2 * uniform - 1 : (float) Math.floor(uniform * (double) below);
        }
        Tensor outputs = predictor.predict(EXAMPLES);
        return List.of(
                new NamedTensor("inputs", batch(input.shape()), inputs),
                new NamedTensor("outputs", outputs.shape(), outputs.toArray()));
    }

    private static Shape batch(Shape example) {
        int[] dims = new int[example.rank() + 1];
        dims[0] = EXAMPLES;
        System.arraycopy(example.toArray(), 0, dims, 1, example.rank());
        return Shape.of(dims);
    }

    private static String module(FinishedRun run, TensorType input, NetworkCode network) {
        List<String> about = new ArrayList<>();
        about.add("The network of the run " + run.record().name() + "/" + run.record().id() + ", for PyTorch 1.13 or newer.");
        about.add("");
        about.add("Inputs have the shape [batch, ...] of an example " + input + ", in float32, also where they are indices.");
        about.add("They are what the program gives its network: preprocessing.json of the run says how raw data become them.");
        if (input.padded()) {
            about.add("A batch holds sequences of one length, without padding.");
        }
        about.add("Outputs are those of the last layer, before probabilities are made of them.");
        return "\"\"\"" + String.join("\n", about) + "\n\"\"\"\n\n"
                + "import json\nimport pathlib\nimport struct\n\n"
                + "import torch\nfrom torch import nn\nfrom torch.nn import functional as F\n\n"
                + "FOLDER = pathlib.Path(__file__).resolve().parent\n"
                + "TIED = " + Python.texts(network.tied()) + "  # weights that are another layer's\n"
                + "ZEROS = " + Python.texts(network.zeros()) + "  # biases that the network does not have\n\n\n"
                + Helpers.of(network.text())
                + build(network)
                + Helpers.text("loading.py");
    }

    private static String build(NetworkCode network) {
        return "def build():\n    \"\"\"The network with random weights.\"\"\"\n    model = " + network.text() + "\n"
                + "    for name, owner in TIED.items():\n"
                + "        module, _, weight = name.rpartition(\".\")\n"
                + "        setattr(model.get_submodule(module), weight, model.get_parameter(owner))\n"
                + "    return model\n\n\n";
    }
}
