package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.run.Checkpoint;
import org.pierian.runner.run.RunFolder;

/// What is left of runs that could not continue, and what `resume` makes of it.
class KeptCheckpointsTest {

    private static final String SPEC = """
            name: kept
            seed: 3
            dataset: xor
            architecture: [{linear: 4}, {linear: 1}]
            loss: sse
            optimizer: {gradient_descent: 0.01}
            batch_size: 1
            epochs: 6
            checkpoint: {steps: 2}
            """;

    @TempDir
    Path folder;

    private Path spec = Path.of("");
    private Path runs = Path.of("");

    @BeforeEach
    void writeSpec() throws IOException {
        spec = Files.writeString(folder.resolve("kept.yaml"), SPEC);
        runs = folder.resolve("runs");
    }

    private Program.Result train(String... more) {
        return Program.run(Stream.concat(Stream.of("train", spec.toString(), "--out", runs.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private RunFolder run() throws IOException {
        try (Stream<Path> list = Files.list(runs.resolve("kept"))) {
            return new RunFolder(list.findFirst().orElseThrow());
        }
    }

    /// Takes the disk's room away in the midst of a run: a folder is in the way of the file that comes next.
    private RunFolder stoppedAtTheWeights() throws IOException {
        assertThat(train("--no-lock", "--restart").code()).isZero();
        RunFolder run = run();
        try (Stream<Path> files = Files.list(run.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        Files.createDirectories(run.weights().resolve("in the way"));
        Program.Result result = train("--no-lock");
        assertThat(result.code()).isEqualTo(ExitCode.IO.number());
        assertThat(result.err())
                .contains("`" + run.weights() + "` cannot be written")
                .contains("kept: the checkpoint of step 24, to resume from: runner resume " + run.path());
        Files.delete(run.weights().resolve("in the way"));
        Files.delete(run.weights());
        return run;
    }

    @Test
    void aFailedWriteNamesTheCheckpointThatResumeGoesOnFrom() throws IOException {
        RunFolder run = stoppedAtTheWeights();
        assertThat(train("--no-lock").code()).isEqualTo(ExitCode.LOCKED.number());
        Program.Result resumed = Program.run("resume", run.path().toString());
        assertThat(resumed.code()).isZero();
        assertThat(run.record()).exists();
        assertThat(run.checkpoints().isEmpty()).isTrue();
    }

    @Test
    void resumeLeavesTheLockAloneAndTheNextTrainComparesIt() throws IOException {
        assertThat(train().code()).isZero();
        Path lock = folder.resolve("kept.lock.json");
        String wrong = Files.readString(lock).replaceFirst("(\"weights_sha256\": \").{8}", "$100000000");
        RunFolder run = stoppedAtTheWeights();
        Files.writeString(lock, wrong);
        assertThat(Program.run("resume", run.path().toString()).code()).isZero();
        assertThat(lock).hasContent(wrong);
        assertThat(train().code()).isEqualTo(ExitCode.DIFFERENT.number());
        Files.delete(lock);
        Files.delete(run.record());
        stoppedAtTheWeights();
        assertThat(Program.run("resume", run.path().toString()).code()).isZero();
        assertThat(lock).doesNotExist();
        assertThat(train().err()).contains("lock written");
    }

    @Test
    void aDivergedRunKeepsAndNamesItsLastFiniteCheckpoint() throws IOException {
        Files.writeString(spec, SPEC.replace("0.01", "1.0"));
        Program.Result result = train();
        assertThat(result.code()).isEqualTo(ExitCode.DIVERGED.number());
        Checkpoint checkpoint = run().checkpoints().newest(line -> {}).orElseThrow();
        assertThat(result.err())
                .containsPattern("(loss|parameter) .* step \\d+")
                .contains("choose a smaller `learning_rate`")
                .contains("kept: the checkpoint of step "
                        + checkpoint.position().steps() + ", where all numbers were finite");
        assertThat(checkpoint.tensors()).allSatisfy(tensor -> {
            for (float value : tensor.values()) {
                assertThat(value).isFinite();
            }
        });
        assertThat(run().record()).doesNotExist();
        assertThat(folder.resolve("kept.lock.json")).doesNotExist();
    }

    @Test
    void withoutACheckpointTheMessageSaysSo() throws IOException {
        Files.writeString(spec, SPEC.replace("0.01", "1e30").replace("checkpoint: {steps: 2}\n", ""));
        Program.Result result = train();
        assertThat(result.code()).isEqualTo(ExitCode.DIVERGED.number());
        assertThat(result.err()).contains("no checkpoint had been written yet").doesNotContain("\tat ");
    }

    @Test
    void aRunThatTheDiskCannotHoldIsRefusedBeforeAnythingIsDone() throws IOException {
        assumeTrue(Files.getFileStore(folder).getUsableSpace() < 1L << 40);
        Files.writeString(spec, SPEC.replace("epochs: 6", "epochs: 2000000000"));
        Program.Result result = train();
        assertThat(result.code()).isEqualTo(ExitCode.CANNOT_CREATE.number());
        assertThat(result.err())
                .containsPattern(
                        "the run may write [0-9,]+\\.\\d MiB, but the disk of `.*runs` has [0-9,.]+ [KM]iB free")
                .containsPattern("help: free .*, or choose another place with `--out`");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.sorted(Comparator.naturalOrder())).containsExactly(spec);
        }
    }
}
