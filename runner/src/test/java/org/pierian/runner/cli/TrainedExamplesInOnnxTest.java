package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.runner.onnx.ComparedNetwork;
import org.pierian.runner.onnx.OnnxThread;
import org.pierian.spec.RunSpec;
import org.pierian.spec.read.SpecReader;

/// Every example trained for an epoch and exported, with its trained weights in ONNX Runtime. Run by
/// `scripts/test-onnx.sh`.
@EnabledIfSystemProperty(named = "pierian.onnx", matches = "true")
class TrainedExamplesInOnnxTest {

    private static final Path EXAMPLES = Path.of("../examples");

    @TempDir
    Path folder;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith(EXAMPLES.resolve("zoo")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void trainedWeightsGiveTheSameOutputs(Path file) throws Exception {
        Program.Result trained = train(file, 1);
        if (trained.err().contains("error[S025]")) { // its warm-up is longer than an epoch
            trained = train(file, 3);
        }
        Assumptions.assumeFalse(trained.code() == 66 || trained.code() == 69, "its data is not here");
        assertThat(trained.code()).as(trained.err()).isZero();
        Path run;
        try (Stream<Path> runs = Files.walk(folder.resolve("runs"), 2)) {
            run = runs.filter(path -> Files.isRegularFile(path.resolve("record.json")))
                    .findFirst()
                    .orElseThrow();
        }
        Path model = folder.resolve("model.onnx");
        Program.Result exported = Program.run("export", run.toString(), "--to", "onnx", "--out", model.toString());
        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(OnnxThread.call(() -> outputsOf(model))).contains("prediction");
        RunSpec spec = SpecReader.read(run.resolve("spec.yaml"), List.of())
                .spec()
                .orElseThrow()
                .spec();
        try (Backend backend = CpuBackend.scalar()) {
            double difference = new ComparedNetwork(spec, 4, backend, run.resolve("weights.safetensors")).difference();
            System.out.printf(Locale.ROOT, "onnx %-45s %.1e%n", EXAMPLES.relativize(file), difference);
            assertThat(difference).isLessThan(ComparedNetwork.TOLERANCE);
        }
    }

    private Program.Result train(Path file, int epochs) throws Exception {
        return Program.run(
                "train",
                file.toString(),
                "--out",
                folder.resolve("runs").toString(),
                "--set",
                "epochs=" + epochs,
                "--no-lock",
                "--quiet");
    }

    private static Set<String> outputsOf(Path model) throws OrtException {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model.toString())) {
            return session.getOutputNames();
        }
    }
}
