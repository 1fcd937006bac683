package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.onnx.OnnxThread;

/// `export --to onnx` and `import`, from a trained run to another program and back.
class OnnxCommandsTest {

    @TempDir
    Path folder;

    private Path train(Path example, String... more) throws IOException {
        Path spec = Files.copy(example, folder.resolve(String.valueOf(example.getFileName())));
        Program.Result trained = Program.run(Stream.concat(
                        Stream.of(
                                "train",
                                spec.toString(),
                                "--out",
                                folder.resolve("runs").toString(),
                                "--quiet"),
                        Stream.of(more))
                .toArray(String[]::new));
        assertThat(trained.code()).as(trained.err()).isZero();
        try (Stream<Path> runs = Files.walk(folder.resolve("runs"), 2)) {
            return runs.filter(path -> Files.isRegularFile(path.resolve("record.json")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path export(Path run) {
        Path file = folder.resolve("model.onnx");
        Program.Result result = Program.run("export", run.toString(), "--to", "onnx", "--out", file.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().strip()).isEqualTo(file.toString());
        return file;
    }

    private static OrtSession session(Path file) throws OrtException {
        return OrtEnvironment.getEnvironment().createSession(file.toString());
    }

    @Test
    void columnsOfATableAreInputsAndAnswersAreThoseOfPredict() throws Exception {
        Files.copy(Path.of("../examples/specs/two-moons.csv"), folder.resolve("two-moons.csv"));
        Path run = train(Path.of("../examples/specs/two-moons.yaml"), "--set", "epochs=2");
        Path model = export(run);
        Path rows = Files.writeString(folder.resolve("rows.csv"), "x,y\n0.25,-0.5\n1.5,0.75\n-1,1\n");
        Program.Result predicted = Program.run("predict", run.toString(), rows.toString(), "--probabilities");
        assertThat(predicted.code()).as(predicted.err()).isZero();
        String hash =
                OnnxThread.call(() -> compare(model, predicted.out().lines().toList()));
        assertThat(Files.readString(run.resolve("record.json"))).contains(hash);
    }

    /// @return the hash of the spec in the model
    private static String compare(Path model, List<String> lines) throws OrtException {
        String[] header = lines.getFirst().split(",", -1);
        try (OrtSession session = session(model);
                OnnxTensor x = doubles(0.25, 1.5, -1);
                OnnxTensor y = doubles(-0.5, 0.75, 1);
                OrtSession.Result result = session.run(Map.of("x", x, "y", y))) {
            float[][] probabilities =
                    (float[][]) result.get("probabilities").orElseThrow().getValue();
            long[] classes = (long[]) result.get("prediction").orElseThrow().getValue();
            for (int i = 0; i < classes.length; i++) {
                String[] cells = lines.get(i + 1).split(",", -1);
                assertThat(header[1 + (int) classes[i]]).isEqualTo("probability_" + cells[0]);
                assertThat((double) probabilities[i][0]).isCloseTo(Double.parseDouble(cells[1]), within(1e-5));
                assertThat((double) probabilities[i][1]).isCloseTo(Double.parseDouble(cells[2]), within(1e-5));
            }
            String hash = session.getMetadata()
                    .getCustomMetadataValue("pierian.spec_sha256")
                    .orElseThrow();
            assertThat(hash).matches("[0-9a-f]{64}");
            return hash;
        }
    }

    private static OnnxTensor doubles(double... values) throws OrtException {
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), DoubleBuffer.wrap(values), new long[] {values.length, 1});
    }

    @Test
    void binaryDigitsAreMadeByNodes() throws Exception {
        Path run = train(Path.of("../examples/specs/fizzbuzz.yaml"), "--set", "epochs=1");
        Program.Result predicted = Program.run("predict", run.toString(), "--row", "number=77", "--probabilities");
        assertThat(predicted.code()).as(predicted.err()).isZero();
        String[] cells =
                predicted.out().lines().skip(1).findFirst().orElseThrow().split(",", -1);
        Path model = export(run);
        float[] probabilities = OnnxThread.call(() -> probabilitiesOf(model, 77));
        for (int c = 0; c < 4; c++) {
            assertThat((double) probabilities[c]).isCloseTo(Double.parseDouble(cells[c + 1]), within(1e-5));
        }
    }

    private static float[] probabilitiesOf(Path model, long integer) throws OrtException {
        try (OrtSession session = session(model);
                OnnxTensor number = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), LongBuffer.wrap(new long[] {integer}), new long[] {1, 1});
                OrtSession.Result result = session.run(Map.of("number", number))) {
            return ((float[][]) result.get("probabilities").orElseThrow().getValue())[0];
        }
    }

    @Test
    void anImportedModelIsTheSameNetwork() throws IOException {
        Path run = train(Path.of("../examples/specs/fizzbuzz.yaml"), "--set", "epochs=1");
        Path model = export(run);
        Path spec = folder.resolve("imported.yaml");
        Program.Result imported = Program.run("import", model.toString(), "--out", spec.toString());
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(imported.out().lines())
                .containsExactly(
                        spec.toString(),
                        folder.resolve("imported-weights.safetensors").toString());
        Program.Result checked = Program.run("check", spec.toString());
        assertThat(checked.code()).as(checked.err()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("imported-weights.safetensors")))
                .isEqualTo(Files.readAllBytes(run.resolve("weights.safetensors")));
        Program.Result again = Program.run("import", model.toString(), "--out", spec.toString());
        assertThat(again.code()).isEqualTo(73);
        assertThat(again.err()).contains("exists already and was left as it is");
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("model.pt"), "x");
        assertThat(Program.run("import", file.toString()).code()).isEqualTo(2);
        Path damaged = Files.writeString(folder.resolve("model.onnx"), "hello, this is no model");
        Program.Result result = Program.run(
                "import", damaged.toString(), "--out", folder.resolve("a.yaml").toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("this is no ONNX model");
        assertThat(folder.resolve("a.yaml")).doesNotExist();
        assertThat(folder.resolve("a-weights.safetensors")).doesNotExist();
    }
}
