package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.dataset.idx.IdxFiles;

/// How exactly `verify` names what differs, and what it needs for that.
class VerifyTest {

    private static final String SPEC = """
            name: small
            seed: 3
            dataset: {fizzbuzz: {from: 101, to: 132, test_from: 1, test_to: 20}}
            architecture: [{linear: 6}, tanh, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.01}
            batch_size: 8
            epochs: 12
            """;

    @TempDir
    Path folder;

    private Path spec = Path.of("");
    private Path lock = Path.of("");
    private Path runs = Path.of("");

    @BeforeEach
    void train() throws IOException {
        spec = Files.writeString(folder.resolve("small.yaml"), SPEC);
        lock = folder.resolve("small.lock.json");
        runs = folder.resolve("runs");
        assertThat(Program.run("train", spec.toString(), "--out", runs.toString())
                        .code())
                .isZero();
    }

    private Path run() throws IOException {
        try (Stream<Path> list = Files.list(runs.resolve("small"))) {
            return list.findFirst().orElseThrow();
        }
    }

    private static void replace(Path file, String pattern, String by) throws IOException {
        String text = Files.readString(file);
        String changed = text.replaceFirst(pattern, by);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(file, changed);
    }

    /// A run that parted from the right one in step 11, the third of epoch 3.
    private void partIn(Path run, Path record) throws IOException {
        Path steps = run.resolve("local/steps.bin");
        byte[] bytes = Files.readAllBytes(steps);
        ByteBuffer sums = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes).hasSize(12 * 4 * 8);
        for (int step = 10; step < 48; step++) {
            sums.putDouble(8 * step, Math.nextUp(sums.getDouble(8 * step)));
        }
        Files.write(steps, bytes);
        replace(record, "4:[0-9a-f]{8}", "4:00000000");
        replace(run.resolve("local/environment.json"), "\"architecture\": \".*?\"", "\"architecture\": \"z80\"");
    }

    @Test
    void epochStepAndEnvironmentOfARunAreNamed() throws IOException {
        partIn(run(), run().resolve("record.json"));
        Program.Result result = Program.run("verify", run().toString(), "--quiet");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out())
                .contains("  epoch 3 to 4: 00000000")
                .containsPattern(
                        "  step 11, which is step 3 of epoch 3: loss so far [0-9a-f]{16} \\(.*\\) -> loss so far ")
                .contains("  environment architecture: z80 -> " + System.getProperty("os.arch"));
    }

    @Test
    void theRunOfALockHelpsWhereItIsThere() throws IOException {
        partIn(run(), run().resolve("record.json"));
        Files.copy(run().resolve("record.json"), lock, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(Program.run("verify", spec.toString(), "--runs", runs.toString(), "-q")
                        .out())
                .contains("epoch 3 to 4", "step 11, which is step 3 of epoch 3", "environment architecture: z80");
        Program.Result elsewhere = Program.run(
                "verify", spec.toString(), "--runs", folder.resolve("none").toString(), "-q");
        assertThat(elsewhere.code()).isEqualTo(4);
        assertThat(elsewhere.out())
                .contains("epoch 3 to 4", "environment of the record: not kept next to it -> ")
                .doesNotContain("step ");
    }

    @Test
    void aRecordOfAnotherMachineNeedsItsSpecOnly() throws IOException {
        Path away = Files.createDirectories(folder.resolve("away"));
        Files.copy(run().resolve("spec.yaml"), away.resolve("spec.yaml"));
        Files.copy(run().resolve("record.json"), away.resolve("record.json"));
        assertThat(Program.run("verify", away.toString(), "-q").out()).isEqualTo("same       " + away + "\n");
        replace(away.resolve("record.json"), "\"accuracy\": [0-9]", "\"accuracy\": 7");
        Program.Result result = Program.run("verify", away.toString(), "-q");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).contains("metric test.accuracy: 7");
    }

    @Test
    void aDigitOfTheBooksWeightsIsNamed() throws IOException {
        replace(run().resolve("weights.json"), "[1-8]\\.", "9.");
        assertThat(Program.run("diff", run().toString(), run().toString()).code())
                .isZero();
        replace(run().resolve("weights.json"), "0\\.([0-9])", "5.$1");
        Program.Result result = Program.run("verify", run().toString(), "-q");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).containsPattern("file weights\\.json, byte [0-9]+: 3[59] -> 3[0-8]");
    }

    @Test
    void anotherNameInTheRecordIsNamed() throws IOException {
        replace(lock, "\"id\": \"..", "\"id\": \"00");
        assertThat(Program.run("verify", spec.toString(), "-q").out()).contains("file record, id: 00");
        assertThat(Program.run("train", spec.toString(), "--out", runs.toString())
                        .code())
                .isEqualTo(4);
        replace(lock, "\"id\": \"..", "\"id\": \"./");
        Program.Result outside = Program.run("verify", spec.toString(), "-q");
        assertThat(outside.code()).isEqualTo(65);
        assertThat(outside.err()).contains("`id` is not 12 hex digits");
    }

    @Test
    void changedKeysAreNamedFromTheRunOrFromGit() throws IOException, InterruptedException {
        assumeTrue(git("init", "-q") == 0, "git is not installed");
        Files.writeString(spec, SPEC.replace("0.01", "0.02"));
        String key = "spec optimizer.adam.learning_rate: 0.01 -> 0.02";
        assertThat(verifySpec().out()).contains("DIFFERENT", "spec sha256: ");
        assertThat(Program.run("verify", spec.toString(), "-q", "--runs", runs.toString())
                        .out())
                .contains("DIFFERENT", key);
        Files.writeString(spec, SPEC);
        assertThat(git("add", "small.yaml", "small.lock.json")).isZero();
        assertThat(git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "one"))
                .isZero();
        Files.writeString(spec, SPEC.replace("0.01", "0.02"));
        assertThat(verifySpec().code()).isEqualTo(4);
        assertThat(verifySpec().out()).contains("DIFFERENT", key);
    }

    private Program.Result verifySpec() {
        return Program.run(
                "verify",
                spec.toString(),
                "-q",
                "--runs",
                folder.resolve("none").toString());
    }

    @Test
    void oneThatCannotBeVerifiedDoesNotKeepTheOthersFromIt() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), SPEC.replace("seed", "sed"));
        Files.copy(lock, folder.resolve("a.lock.json"));
        Program.Result result = Program.run("verify", folder.toString(), "-q");
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.out())
                .contains("UNVERIFIED " + folder.resolve("a.yaml"), "same       " + run(), "same       " + spec);
        replace(lock, "\"weights_sha256\": \"..", "\"weights_sha256\": \"00");
        assertThat(Program.run("verify", folder.toString(), "-q").code()).isEqualTo(4);
    }

    @Test
    void aRunThatWasGoneOnWithIsComparedFromThereOn() throws IOException {
        StoppedRun stopped = StoppedRun.in(folder, "stopped");
        assertThat(stopped.resume().code()).isZero();
        Path record = stopped.folder().record();
        replace(record, "8:[0-9a-f]{8}", "8:00000000");
        Path steps = stopped.folder().local("steps.bin");
        byte[] bytes = Files.readAllBytes(steps);
        ByteBuffer sums = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(sums.getDouble(8 * 35)).isNaN(); // the checkpoint was of step 36
        assertThat(sums.getDouble(8 * 36)).isFinite();
        sums.putDouble(8 * 36, 1);
        Files.write(steps, bytes);
        String path = stopped.folder().path().toString();
        assertThat(Program.run("verify", path, "-q").out())
                .contains("step at most 37, which is step 2 of epoch 8: loss so far 3ff0000000000000 (1.0) -> ");
    }

    @Test
    void trainOnARunFolderNamesTheRightVerb() throws IOException {
        Program.Result finished = Program.run("train", run().toString());
        assertThat(finished.code()).isEqualTo(65);
        assertThat(finished.err()).contains("is not a spec but a run's folder", "runner train ", "--no-lock");
        StoppedRun stopped = StoppedRun.in(folder, "stopped");
        Program.Result unfinished = Program.run("train", stopped.folder().path().toString());
        assertThat(unfinished.code()).isEqualTo(75);
        assertThat(unfinished.err())
                .contains("runner resume " + stopped.folder().path());
    }

    @Test
    void aRunOfPackedImagesFindsThemBesideItsSpec() throws IOException {
        IdxFiles.images(folder.resolve("images"), 3, 2, 2);
        IdxFiles.pack(folder.resolve("images"), folder.resolve("images.gz"));
        IdxFiles.labels(folder.resolve("labels"), 0, 1, 2);
        IdxFiles.pack(folder.resolve("labels"), folder.resolve("labels.gz"));
        Path images = Files.writeString(folder.resolve("images.yaml"), """
                dataset:
                  idx:
                    train_images: images.gz
                    train_labels: labels.gz
                    test_images: images.gz
                    test_labels: labels.gz
                    height: 2
                    width: 2
                    classes: 3
                architecture: [{linear: 3}]
                loss: softmax_cross_entropy
                optimizer: adam
                """);
        assertThat(Program.run("train", images.toString(), "--out", runs.toString())
                        .code())
                .isZero();
        assertThat(Program.run("verify", runs.resolve("images").toString(), "-q")
                        .code())
                .isZero();
        IdxFiles.labels(folder.resolve("labels"), 0, 2, 2);
        IdxFiles.pack(folder.resolve("labels"), folder.resolve("labels.gz"));
        assertThat(Program.run("verify", runs.resolve("images").toString(), "-q")
                        .err())
                .contains("labels.gz` has changed since the run was trained");
    }

    private int git(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("git"), List.of(arguments).stream())
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }
}
