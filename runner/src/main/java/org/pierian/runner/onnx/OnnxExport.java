package org.pierian.runner.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.onnx.format.ModelWriter;
import org.pierian.runner.onnx.format.OnnxModel;
import org.pierian.runner.onnx.nodes.Graph;
import org.pierian.runner.onnx.nodes.LayerNodes;
import org.pierian.runner.onnx.nodes.Place;
import org.pierian.runner.onnx.nodes.Value;
import org.pierian.runner.run.Model;
import org.pierian.spec.LayerSpec;

/// A trained network as an ONNX model: preprocessing, layers, and what `predict` says.
public final class OnnxExport {

    private OnnxExport() {}

    /// Makes the model.
    ///
    /// @param model a network with its weights
    /// @param identity what the run is known by, for the model's metadata: hashes by their names
    /// @throws Failure when it would be too large for the format
    public static OnnxModel of(Model model, Map<String, String> identity) {
        Graph graph = new Graph();
        OutputNodes outputs =
                new OutputNodes(graph, model.spec().loss(), model.declaration().target());
        TensorType type = model.declaration().input();
        InputNodes inputs = new InputNodes(graph, type);
        Map<String, SavedTensor> weights = new HashMap<>();
        model.saved().forEach(tensor -> weights.put(tensor.name(), tensor));
        Value seen = inputs.add(model.preprocessing().inputs());
        Optional<Place.Lengths> lengths = inputs.lengths();
        LayerPlan architecture = LayerBinder.architecture(model.spec());
        Place whole = new Place(graph, weights, lengths, "", architecture, type);
        outputs.add(
                layers(model.spec().layers(), whole, seen).name(),
                model.preprocessing().target());
        Map<String, String> metadata = new TreeMap<>(identity);
        metadata.put(
                "pierian.input_shape",
                Arrays.stream(type.shape().toArray())
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",")));
        metadata.putAll(inputs.notes());
        metadata.putAll(outputs.notes());
        OnnxModel made = new OnnxModel(
                model.spec().name(),
                ModelWriter.OPSET,
                inputs.inputs(),
                outputs.outputs(),
                graph.initializers(),
                graph.nodes(),
                metadata);
        requireSize(made);
        return made;
    }

    private static Value layers(List<LayerSpec.Child> layers, Place whole, Value seen) {
        Value value = seen;
        TensorType type = whole.in();
        for (int i = 0; i < layers.size(); i++) {
            LayerPlan plan = whole.plan().children().get(i);
            value = LayerNodes.add(
                    layers.get(i).layer(), whole.inside(layers.get(i).part(), plan, type), value);
            type = plan.output(type);
        }
        return value;
    }

    private static void requireSize(OnnxModel model) {
        long size = ModelWriter.size(model);
        if (size > ModelWriter.MOST) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "the model would have " + size + " bytes, and a file of ONNX has at most "
                                    + ModelWriter.MOST)
                    .help("export the weights alone, with `--to torch`");
        }
    }

    /// What is said of a run in the metadata of its model.
    ///
    /// @param specSha256 hash of the resolved spec
    /// @param numerics version of the arithmetic
    public static Map<String, String> identity(String specSha256, int numerics) {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("pierian.spec_sha256", specSha256);
        identity.put("pierian.numerics", Integer.toString(numerics));
        return identity;
    }
}
