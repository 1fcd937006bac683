package org.pierian.runner.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;

/// The specs of the examples and of the published networks. Large ones are made smaller: fewer repeats, shorter texts
/// and smaller images, with the same layers.
final class ExampleNetworks {

    static final Path EXAMPLES = Path.of("../examples");

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

    private ExampleNetworks() {}

    /// All of them, in the order of their paths.
    static List<Path> all() {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The spec of one.
    static RunSpec read(Path file) {
        try {
            String text = Files.readString(file);
            for (List<String> change : SMALLER.getOrDefault(String.valueOf(file.getFileName()), List.of())) {
                if (!text.contains(change.getFirst())) {
                    throw new AssertionError(file + " has no " + change.getFirst());
                }
                text = text.replace(change.getFirst(), change.getLast());
            }
            return SpecReader.read(SourceText.of(file.toString(), text), file, List.of())
                    .spec()
                    .orElseThrow()
                    .spec();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
