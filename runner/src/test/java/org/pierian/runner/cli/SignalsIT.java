package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.runner.failure.ExitCode;

/// Signals to the packaged program: it stops with its code, names the command to resume with, and that command
/// ends in the bits of a run that nobody stopped.
@EnabledOnOs({OS.LINUX, OS.MAC})
class SignalsIT {

    private static final Path JAR = Path.of("target/runner.jar").toAbsolutePath();
    private static final List<String> RESULTS =
            List.of("weights.safetensors", "weights.json", "metrics.jsonl", "norms.jsonl", "record.json", "spec.yaml");
    private static final String SPEC = """
            name: stopped
            seed: 3
            dataset: fizzbuzz
            architecture: [{linear: 30}, tanh, {dropout: 0.1}, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.001}
            batch_size: 16
            epochs: 150
            shuffle: true
            checkpoint: {steps: 100}
            """;
    private static final String SLOW_STEP = """
            name: stopped
            seed: 3
            dataset: fizzbuzz
            architecture: [{linear: 2500}, relu, {linear: 2500}, relu, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {gradient_descent: 0.001}
            batch_size: 923
            epochs: 1
            """;

    private static final String LARGE_CHECKPOINT = """
            name: stopped
            seed: 3
            dataset: fizzbuzz
            architecture: [{linear: 600}, relu, {linear: 600}, relu, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.001}
            batch_size: 16
            epochs: 5
            checkpoint: {steps: 10}
            """;

    @TempDir
    private static Path shared = Path.of("");

    private static final Map<String, Path> CALM = new HashMap<>();

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void aSignalLeavesACheckpointAndTheCommandToGoOnWith(String signal, int code) throws Exception {
        Path out = folder.resolve("runs of today"); // a shell would split this
        Process process = start(SPEC, out);
        until(() -> Files.isDirectory(out) && has(out, ".manifest"));
        send(signal, process);

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        List<String> said = Files.readAllLines(errors());
        assertThat(process.exitValue()).as(said.toString()).isEqualTo(code);
        assertThat(said.get(said.size() - 2)).startsWith("stopped after step ").contains("a checkpoint is written");
        Path run = runIn(out);
        assertThat(said.getLast()).isEqualTo("runner resume '" + run + "'");
        assertThat(said.get(said.size() - 3))
                .isEqualTo("stopping after this step, writing a checkpoint; "
                        + (signal.equals("INT") ? "press Ctrl-C again to abandon" : "a second signal abandons"));
        assertThat(run.resolve("record.json")).doesNotExist();

        assertThat(Program.run("resume", run.toString(), "--quiet").code()).isZero();
        requireCalmResults(SPEC, run);
    }

    @Test
    void aSecondSignalEndsAtOnce() throws Exception {
        Process process = start(SLOW_STEP, folder.resolve("runs"), "--kernels", "scalar", "--threads", "1");
        until(() -> has(folder, "lock"));
        assertThat(process.waitFor(1, TimeUnit.SECONDS)).isFalse(); // the first step has begun
        send("INT", process);
        assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse(); // it waits for the end of the step
        assertThat(Files.readString(errors())).startsWith("stopping after this step"); // and has answered
        send("TERM", process);
        assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.TERMINATED.number());
        assertThat(Files.readString(errors())).doesNotContain("a checkpoint is written");
        assertThat(has(folder, ".manifest")).isFalse();
    }

    @RepeatedTest(5)
    void aSecondSignalWhileTheCheckpointIsWrittenLosesNothingThatWasWrittenBefore() throws Exception {
        Path out = folder.resolve("runs");
        Process process = start(LARGE_CHECKPOINT, out);
        until(() -> Files.isDirectory(out) && has(out, ".manifest"));
        send("INT", process);
        until(() -> contains(errors(), "stopping after this step") || !process.isAlive());
        send("INT", process);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED.number());

        Path run = runIn(out);
        Program.Result resumed = Program.run("resume", run.toString(), "--quiet");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        requireCalmResults(LARGE_CHECKPOINT, run);
    }

    /// Compares with a run of the same spec that nobody stopped, trained once for all tests.
    private static void requireCalmResults(String text, Path run) throws IOException {
        Path calm = CALM.get(text);
        if (calm == null) {
            calm = Files.createTempDirectory(shared, "calm");
            Path spec = Files.writeString(calm.resolve("stopped.yaml"), text);
            Program.run("train", spec.toString(), "--quiet", "--no-lock", "--out", calm.toString());
            CALM.put(text, calm);
        }
        for (String file : RESULTS) {
            assertThat(run.resolve(file)).hasSameBinaryContentAs(runIn(calm).resolve(file));
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException _) {
            return false;
        }
    }

    private Process start(String text, Path out, String... more) throws IOException, InterruptedException {
        Path spec = Files.writeString(folder.resolve("stopped.yaml"), text);
        List<String> command = new ArrayList<>(heedingSignals());
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp"));
        command.addAll(List.of(JAR.toString(), "org.pierian.runner.Main", "train", spec.toString(), "--quiet"));
        command.addAll(List.of("--no-lock", "--out", out.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors().toFile())
                .start();
        started.add(process);
        return process;
    }

    /// What is started in the background of a shell's script ignores SIGINT, and so do its children, unless
    /// they are started by this.
    private static List<String> heedingSignals() throws IOException, InterruptedException {
        List<String> env = List.of("env", "--default-signal=HUP,INT,TERM");
        List<String> trial = new ArrayList<>(env);
        trial.add("true");
        return new ProcessBuilder(trial).start().waitFor() == 0 ? env : List.of();
    }

    private static void send(String signal, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void until(BooleanSupplier state) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static boolean has(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(ending));
        } catch (IOException | java.io.UncheckedIOException _) {
            return false; // a file went while we looked
        }
    }

    private static Path runIn(Path out) throws IOException {
        try (Stream<Path> runs = Files.list(out.resolve("stopped"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    private Path errors() {
        return folder.resolve("errors");
    }
}
