package org.pierian.runner.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;

/// The published networks and all examples give the same outputs in ONNX Runtime. Large ones are made smaller:
/// fewer repeats, shorter texts and smaller images, with the same layers.
class ZooInOnnxTest {

    private static final Path EXAMPLES = Path.of("../examples");

    private static final Map<String, List<List<String>>> SMALLER = Map.of(
            "gpt2.yaml", List.of(List.of("[1024]", "[24]"), List.of("50257", "300"), List.of("times: 12", "times: 2")),
            "vit-b-16.yaml",
                    List.of(
                            List.of("224, 224", "64, 64"),
                            List.of("times: 12", "times: 2"),
                            List.of("768", "96"),
                            List.of("3072", "384"),
                            List.of("1000", "50")),
            "resnet50.yaml", List.of(List.of("224, 224", "64, 64")),
            "efficientnet-b0.yaml", List.of(List.of("224, 224", "64, 64")),
            "unet.yaml",
                    List.of(
                            List.of("256, 256", "32, 32"),
                            List.of("width: 64", "width: 8"),
                            List.of("width: 128", "width: 16"),
                            List.of("width: 512", "width: 40"),
                            List.of("Double: 1024", "Double: 48")));

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void outputsAreThoseOfOnnxRuntime(Path file) throws IOException {
        String text = Files.readString(file);
        for (List<String> change : SMALLER.getOrDefault(file.getFileName().toString(), List.of())) {
            assertThat(text).contains(change.getFirst());
            text = text.replace(change.getFirst(), change.getLast());
        }
        SpecResult read = SpecReader.read(SourceText.of(file.toString(), text), file, List.of());
        assertThat(read.diagnostics()).isEmpty();
        try (Backend backend = CpuBackend.scalar()) {
            double difference =
                    new ComparedNetwork(read.spec().orElseThrow().spec(), 2, backend).difference();
            System.out.printf(java.util.Locale.ROOT, "%-50s %.2e%n", EXAMPLES.relativize(file), difference);
            assertThat(difference).isLessThan(ComparedNetwork.TOLERANCE);
        }
    }
}
