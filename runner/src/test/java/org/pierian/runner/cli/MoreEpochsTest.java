package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A finished run that goes on ends in the files of a run of as many epochs at once.
class MoreEpochsTest {

    private static final List<String> RESULTS = List.of(
            "weights.safetensors",
            "weights.json",
            "metrics.jsonl",
            "norms.jsonl",
            "record.json",
            "preprocessing.json",
            "spec.yaml");

    private static final String SPEC = """
            name: more
            seed: 3
            dataset: {fizzbuzz: {from: 101, to: 138, test_from: 1, test_to: 30}}
            architecture: [{linear: 12}, tanh, {dropout: 0.2}, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.01}
            batch_size: 8
            epochs: 20
            shuffle: true
            """;

    @TempDir
    Path folder;

    private Path train(String spec, String out, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("more.yaml"), spec);
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                file.toString(),
                "-q",
                "--no-lock",
                "--out",
                folder.resolve(out).toString()));
        arguments.addAll(List.of(more));
        Program.Result result = Program.run(arguments.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return only(folder.resolve(out).resolve("more"), Path.of(""));
    }

    /// The run in a folder that is not another one.
    private static Path only(Path runs, Path other) throws IOException {
        try (Stream<Path> list = Files.list(runs)) {
            List<Path> found = list.filter(run -> !run.equals(other)).toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    private static Path besides(Path run) {
        return Objects.requireNonNull(run.getParent());
    }

    private static Program.Result goOn(Path run, int epochs) {
        return Program.run("resume", run.toString(), "-q", "--epochs", Integer.toString(epochs));
    }

    private static void assertSame(Path run, Path wanted) {
        for (String file : RESULTS) {
            assertThat(run.resolve(file)).hasSameBinaryContentAs(wanted.resolve(file));
        }
        assertThat(run.getFileName()).isEqualTo(wanted.getFileName());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 | 40 | ''",
                "20 | 30 | checkpoint: {epochs: 3}",
                "7 | 33 | ''",
                "1 | 2 | ''",
                "20 | 40 | schedule: {step: {step_size: 15, gamma: 0.5}}",
                "20 | 40 | schedule: {cosine: {t_max: 60}}",
                "20 | 40 | schedule: {warmup_cosine: {warmup_iters: 7, total_iters: 300}}",
                "20 | 40 | schedule: {reduce_on_plateau: {metric: loss, split: train, factor: 0.5, patience: 0}}",
                "10 | 40 | early_stopping: {loss: {patience: 40, split: test}}",
                "10 | 40 | early_stopping: {loss: {patience: 12, split: test}}",
                "20 | 40 | early_stopping: {accuracy: {patience: 39, split: test, restore_best: false}}",
            })
    void asInOneGo(int first, int all, String more) throws IOException {
        String spec = SPEC + more + "\n";
        Path run = train(spec, "first", "--set", "epochs=" + first);
        List<byte[]> before = new ArrayList<>();
        for (String file : RESULTS) {
            before.add(Files.readAllBytes(run.resolve(file)));
        }
        Program.Result result = goOn(run, all);
        assertThat(result.code()).as(result.err()).isZero();
        Path longer = only(besides(run), run);
        assertThat(result.out()).contains(longer.toString());
        assertSame(longer, train(spec, "at-once", "--set", "epochs=" + all));
        for (int i = 0; i < RESULTS.size(); i++) {
            assertThat(run.resolve(RESULTS.get(i))).as("the first run stays").hasBinaryContent(before.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "early_stopping: {loss: {patience: 40}}",
                "early_stopping: {accuracy: {patience: 40, restore_best: false}}",
                "early_stopping: {accuracy: {patience: 40, split: train}}",
                "schedule: {reduce_on_plateau: {metric: loss, factor: 0.5, patience: 1}}",
            })
    void asInOneGoWithAValidationSet(String more) throws IOException {
        String spec = SPEC.replace("to: 138", "to: 138, validation: 11") + more + "\n";
        Path run = train(spec, "first");
        assertThat(goOn(run, 40).code()).isZero();
        Path longer = only(besides(run), run);
        assertSame(longer, train(spec, "at-once", "--set", "epochs=40"));
        assertThat(Files.readAllLines(longer.resolve("metrics.jsonl")))
                .as("the test set is measured once, at the end")
                .filteredOn(line -> line.contains("\"test\""))
                .hasSize(1);
        assertThat(goOn(longer, 41).code()).as("the last checkpoint is there").isZero();
    }

    @Test
    void againAndAgain() throws IOException {
        Path first = train(SPEC, "runs");
        assertThat(goOn(first, 23).code()).isZero();
        Path second = only(besides(first), first);
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/more"));
        Path moved = Files.move(second, elsewhere.resolve(second.getFileName()));
        assertThat(goOn(moved, 40).code()).isZero();
        assertSame(only(elsewhere, moved), train(SPEC, "at-once", "--set", "epochs=40"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule: cosine | t_max",
                "schedule: {warmup_cosine: {warmup_iters: 7}} | total_iters",
                "schedule: polynomial | total_iters",
                "schedule: one_cycle | total_steps",
            })
    void aScheduleAsLongAsTheRunIsRefusedWithTheReason(String schedule, String key) throws IOException {
        Path run = train(SPEC + schedule + "\n", "runs");
        Program.Result result = goOn(run, 40);
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains("is as long as the run", "the first 20 of 40 epochs", "`" + key + "`", "--set epochs=40");
        assertThat(only(besides(run), Path.of(""))).isEqualTo(run);
    }

    @Test
    void aRunThatEndedEarlySaysThatMoreEpochsChangeNothing() throws IOException {
        Path run = train(SPEC + "early_stopping: {loss: {patience: 2, min_delta: 0.5, split: train}}\n", "runs");
        Program.Result result = goOn(run, 40);
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .containsPattern("early stopping ended the run after epoch \\d+ of 20")
                .contains("would end one of 40 epochs there as well");
        assertThat(only(besides(run), Path.of(""))).isEqualTo(run);
    }

    @Test
    void whatCannotGoOnIsSaid() throws IOException {
        Path run = train(SPEC, "runs");
        for (int epochs : new int[] {20, 3, 0, -1}) {
            Program.Result result = goOn(run, epochs);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("wants more than the 20 epochs", "got " + epochs);
        }
        assertThat(Program.run("resume", run.toString()).err()).contains("is finished; for more epochs add --epochs N");
        Path finished = run.resolve("local/finished");
        Path manifest;
        try (Stream<Path> files = Files.list(finished)) {
            manifest = files.filter(f -> f.toString().endsWith(".manifest"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] good = Files.readAllBytes(manifest);
        byte[] bad = good.clone();
        bad[40] ^= 1;
        Files.write(manifest, bad);
        Program.Result damaged = goOn(run, 40);
        assertThat(damaged.code()).isEqualTo(66);
        assertThat(damaged.err()).contains("is skipped", "the last checkpoint of the run", "is gone");
        Files.delete(manifest);
        Program.Result gone = goOn(run, 40);
        assertThat(gone.code()).isEqualTo(66);
        assertThat(gone.err()).contains("the last checkpoint of the run", "is gone", "train with more epochs");
        Program.Result none = goOn(folder, 40);
        assertThat(none.code()).isEqualTo(66);
    }

    @Test
    void otherDataAreRefused() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "a,t\n1,2\n2,3\n3,4\n4,5\n5,6\n");
        Path run = train("""
                name: more
                dataset: {csv: {file: t.csv, features: [{numeric: a}], target: {number: t}}}
                architecture: [{linear: 1}]
                loss: mse
                optimizer: {gradient_descent: 0.01}
                epochs: 2
                """, "runs");
        Files.writeString(folder.resolve("t.csv"), "a,t\n1,2\n2,3\n3,4\n4,5\n5,7\n");
        Program.Result result = goOn(run, 4);
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("the data", "has changed since the run began");
        assertThat(only(besides(run), Path.of(""))).isEqualTo(run);
    }

    @Test
    void aRunThatWasStoppedIsFinishedFirst() throws IOException {
        StoppedRun stopped = StoppedRun.in(folder, "small");
        Program.Result result = goOn(stopped.folder().path(), 40);
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("is not finished", "finish it first: runner resume");
    }
}
