package org.pierian.runner.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.onnx.format.ModelReader;
import org.pierian.runner.onnx.read.ImportedSpec;
import org.pierian.runner.onnx.read.OnnxImport;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;

/// All examples and the published networks in ONNX Runtime, and back as specs.
class ExamplesInOnnxTest {

    private static final int BATCH = 2;

    /// Networks that are not read back: recurrent layers, attention, rows of named columns, and branches that
    /// begin with branches.
    private static final Set<String> ONE_WAY = Set.of(
            "adding-problem-lstm",
            "sequence-copy-gru",
            "diamonds-embeddings",
            "journeys",
            "names-lstm",
            "number-words",
            "shakespeare-bpe",
            "shakespeare-gpt",
            "bilstm-imdb",
            "char-rnn",
            "dlinear",
            "fastai-adult",
            "gpt2",
            "vit-b-16");

    static List<Path> examples() {
        return ExampleNetworks.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void outputsAreThoseOfOnnxRuntime(Path file) {
        try (Backend backend = new CpuBackend(KernelChoice.VECTOR, 2)) {
            double difference = new ComparedNetwork(ExampleNetworks.read(file), BATCH, backend).difference();
            System.out.printf(Locale.ROOT, "%-45s %.1e%n", ExampleNetworks.EXAMPLES.relativize(file), difference);
            assertThat(difference).isLessThan(ComparedNetwork.TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatComesBackIsTheSameNetworkBitForBit(Path file) {
        String name = String.valueOf(file.getFileName()).replace(".yaml", "");
        try (Backend backend = new CpuBackend(KernelChoice.VECTOR, 2)) {
            ComparedNetwork network = new ComparedNetwork(ExampleNetworks.read(file), BATCH, backend);
            ImportedSpec imported;
            try {
                imported = OnnxImport.read(
                        ModelReader.read(ByteBuffer.wrap(network.file()), "m.onnx"), "m.onnx", name, "w.safetensors");
            } catch (Failure failure) {
                assertThat(ONE_WAY).as(failure.getMessage() + failure.details()).contains(name);
                assertThat(failure.exitCode().number()).isEqualTo(65);
                return;
            }
            assertThat(ONE_WAY).doesNotContain(name);
            RunSpec spec = SpecReader.read(SourceText.of("m.yaml", imported.text()), Path.of("m.yaml"), List.of())
                    .spec()
                    .orElseThrow()
                    .spec();
            Map<String, float[]> tensors = new HashMap<>();
            for (NamedTensor tensor : imported.tensors()) {
                tensors.put(tensor.name(), tensor.values());
            }
            assertThat(network.isEqual(spec, tensors)).as(imported.text()).isTrue();
        }
    }
}
