package org.pierian.runner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training by the library is training by the command line.
class ExperimentTest {

    private static final String SPEC = """
            name: small
            seed: 3
            dataset: {fizzbuzz: {from: 101, to: 180, test_from: 1, test_to: 30}}
            architecture: [{linear: 12}, tanh, {dropout: 0.2}, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.01}
            batch_size: 8
            epochs: 6
            shuffle: true
            """;

    @TempDir
    Path folder;

    private Path spec(String text) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), text);
    }

    private Experiment experiment(String text) throws IOException {
        return Experiment.of(spec(text)).withRunsFolder(folder.resolve("runs"));
    }

    @Test
    void everyFileOfTheRunIsThatOfTheCommandLine() throws IOException {
        TrainingResult result = experiment(SPEC).train();
        Path other = CommandLineRuns.train(folder.resolve("small.yaml"), folder.resolve("others"));
        CommandLineRuns.assertSameFiles(other, result.folder());
        assertThat(result.folder()).isEqualTo(folder.resolve("runs/small").resolve(other.getFileName()));
        assertThat(result.epochs()).isEqualTo(6);
        assertThat(result.metrics()).containsOnlyKeys("test", "train");
        assertThat(Files.readString(other.resolve("record.json")))
                .contains(result.weightsSha256())
                .contains(result.metricsSha256())
                .contains(Double.toString(result.metric("test", "loss")));
        assertThatThrownBy(() -> result.metric("test", "lost")).hasMessageStartingWith("no metric `lost` of `test`");
    }

    @Test
    void theLockIsComparedAndWrittenOnlyWhenAsked() throws IOException {
        Path lock = folder.resolve("small.lock.json");
        assertThat(experiment(SPEC).train().lock()).isEqualTo(LockStatus.ABSENT);
        assertThat(lock).doesNotExist();
        assertThat(experiment(SPEC).withLockWritten().train().lock()).isEqualTo(LockStatus.ABSENT);
        String written = Files.readString(lock);
        assertThat(experiment(SPEC).train().lock()).isEqualTo(LockStatus.REPRODUCED);
        assertThat(experiment(SPEC).withOverrides("epochs=2").train().lock()).isEqualTo(LockStatus.NOT_COMPARED);
        assertThat(experiment(SPEC).withoutLock().train().lock()).isEqualTo(LockStatus.NOT_COMPARED);
        assertThat(experiment(SPEC.replace("seed: 3", "seed: 4")).train().lock())
                .isEqualTo(LockStatus.CHANGED);
        assertThat(lock).hasContent(written);
        experiment(SPEC.replace("seed: 3", "seed: 4")).withLockWritten().train();
        assertThat(Files.readString(lock)).isNotEqualTo(written);
    }

    @Test
    void otherBitsThanTheLockAreRefusedAndNothingIsWritten() throws IOException {
        String hash = experiment(SPEC).withLockWritten().train().weightsSha256();
        Path lock = folder.resolve("small.lock.json");
        Files.writeString(lock, Files.readString(lock).replace(hash, "0".repeat(64)));
        PierianException refused = catchThrowableOfType(
                PierianException.class,
                () -> experiment(SPEC)
                        .withRunsFolder(folder.resolve("elsewhere"))
                        .train());
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused).hasMessageContaining("gave other bits").hasMessageContaining("small.lock.json");
        try (var files = Files.walk(folder.resolve("elsewhere"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).doesNotContain("weights.safetensors");
        }
    }

    @Test
    void aListenerSeesStepsAndEpochsAndChangesNoBit() throws IOException {
        List<String> seen = new ArrayList<>();
        List<EpochMetrics> epochs = new ArrayList<>();
        TrainingEvents events = new TrainingEvents() {
            @Override
            public void started(int epochs, long examples) {
                seen.add(epochs + " epochs of " + examples);
            }

            @Override
            public void step(int epoch, long examples, double loss) {
                seen.add(epoch + ":" + examples);
                assertThat(loss).isPositive();
            }

            @Override
            public void epoch(EpochMetrics train, Optional<EpochMetrics> measured) {
                seen.add("end of " + train.epoch());
                epochs.add(train);
                assertThat(measured).as("there is no validation set").isEmpty();
            }
        };
        TrainingResult watched = experiment(SPEC).train(events);
        assertThat(seen)
                .startsWith("6 epochs of 80", "1:8", "1:16")
                .contains("1:80", "end of 1", "2:8")
                .endsWith("end of 6");
        assertThat(seen).hasSize(1 + 6 * 10 + 6);
        assertThat(epochs.getLast().loss()).isEqualTo(watched.metric("train", "loss"));
        assertThat(epochs.getLast().values().firstEntry().getKey()).isEqualTo("loss");
        Path other = CommandLineRuns.train(folder.resolve("small.yaml"), folder.resolve("others"));
        CommandLineRuns.assertSameFiles(other, watched.folder());
    }

    @Test
    void aStoppedTrainingGoesOnWhereItStoppedAndEndsInTheSameBits() throws IOException {
        TrainingEvents stopping = new TrainingEvents() {
            private int steps;

            @Override
            public void step(int epoch, long examples, double loss) {
                steps++;
            }

            @Override
            public boolean stop() {
                return steps == 17;
            }
        };
        TrainingStoppedException stopped = catchThrowableOfType(
                TrainingStoppedException.class, () -> experiment(SPEC).train(stopping));
        assertThat(stopped).hasMessage("stopped after step 17; a checkpoint is written");
        assertThat(stopped.exitCode()).isEqualTo(130);
        assertThat(stopped.folder().resolve("weights.safetensors")).doesNotExist();

        List<Integer> epochs = new ArrayList<>();
        TrainingResult result = experiment(SPEC).train(new TrainingEvents() {
            @Override
            public void epoch(EpochMetrics train, Optional<EpochMetrics> measured) {
                epochs.add(train.epoch());
            }
        });
        assertThat(epochs).as("the first epoch was done before").containsExactly(2, 3, 4, 5, 6);
        assertThat(result.folder()).isEqualTo(stopped.folder());
        Path other = CommandLineRuns.train(folder.resolve("small.yaml"), folder.resolve("others"));
        CommandLineRuns.assertSameFiles(other, result.folder());
    }

    @Test
    void restartingDiscardsTheCheckpoint() throws IOException {
        TrainingEvents atOnce = new TrainingEvents() {
            @Override
            public boolean stop() {
                return true;
            }
        };
        assertThatThrownBy(() -> experiment(SPEC).train(atOnce)).isInstanceOf(TrainingStoppedException.class);
        List<Integer> epochs = new ArrayList<>();
        experiment(SPEC).withRestart().train(new TrainingEvents() {
            @Override
            public void epoch(EpochMetrics train, Optional<EpochMetrics> measured) {
                epochs.add(train.epoch());
            }
        });
        assertThat(epochs).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void checkSaysWhatIsWrongAndWhere() throws IOException {
        Path spec = spec(SPEC.replace("seed: 3", "sed: 3").replace("epochs: 6", "epochs: -6"));
        List<Diagnostic> found = Experiment.of(spec).check();
        assertThat(found).hasSize(2).allMatch(Diagnostic::isError);
        Diagnostic first = found.getFirst();
        assertThat(first.file()).isEqualTo(spec.toString());
        assertThat(first.line()).isEqualTo(2);
        assertThat(first.column()).isEqualTo(1);
        assertThat(first.length()).isEqualTo(3);
        assertThat(first.message()).isEqualTo("unknown key `sed` in the spec");
        assertThat(first.help()).first().asString().contains("did you mean `seed`?");
        assertThat(first.text()).startsWith("error[S001]: unknown key `sed`").contains("^^^");
        assertThat(first).hasToString(spec + ":2:1: error: unknown key `sed` in the spec");
        assertThat(found.get(1).line()).isEqualTo(8);

        PierianException refused = catchThrowableOfType(
                PierianException.class, () -> Experiment.of(spec).train());
        assertThat(refused.exitCode()).isEqualTo(65);
        assertThat(refused.diagnostics()).isEqualTo(found);
        assertThat(refused).hasMessage("unknown key `sed` in the spec, and 1 more");
        assertThat(refused.place()).contains(spec + ":2:1");
        assertThat(refused.text())
                .isEqualTo(found.get(0).text() + "\n" + found.get(1).text());
        assertThat(Experiment.of(spec(SPEC)).check()).isEmpty();
    }

    @Test
    void whatCannotBeTrainedSaysWhy() throws IOException {
        PierianException gone = catchThrowableOfType(
                PierianException.class,
                () -> Experiment.of(folder.resolve("none.yaml")).train());
        assertThat(gone.exitCode()).isEqualTo(66);

        String table = SPEC.replaceFirst(
                "dataset: .*",
                "dataset: {csv: {file: none.csv, features: [{numeric: x}], target: {number: y}, test: {fraction: 0.5}}}");
        PierianException noData = catchThrowableOfType(
                PierianException.class,
                () -> experiment(table.replace("{linear: 4}]", "{linear: 1}]").replace("softmax_cross_entropy", "mse"))
                        .train());
        assertThat(noData.exitCode()).isEqualTo(66);
        assertThat(noData.text()).contains("none.csv");

        PierianException diverged = catchThrowableOfType(
                PierianException.class,
                () -> experiment(SPEC.replace("tanh, {dropout: 0.2}", "relu")
                                .replace("softmax_cross_entropy", "sse")
                                .replace("adam: 0.01", "gradient_descent: 1e30"))
                        .train());
        assertThat(diverged.exitCode()).isEqualTo(5);
        assertThat(diverged.help()).contains("choose a smaller `learning_rate`, or a gentler `init`");
        assertThatThrownBy(() -> Experiment.of(folder).withThreads(0)).hasMessage("threads are 1 to 1024, got 0");
    }

    @Test
    void nothingIsConnectedToUnlessItIsAllowed() throws IOException {
        String mnist = SPEC.replaceFirst("dataset: .*", "dataset: {idx: {folder: nowhere, classes: 4}}");
        assertThat(Experiment.of(spec(mnist)).check()).isNotEmpty();
        String sql = SPEC.replaceFirst(
                "dataset: .*",
                "dataset: {sql: {url: \"jdbc:postgresql://example.invalid/db\", query: select 1, key: id,"
                        + " features: [{numeric: x}], target: {number: y}, test: {fraction: 0.5}}}");
        PierianException refused = catchThrowableOfType(
                PierianException.class,
                () -> experiment(sql.replace("{linear: 4}]", "{linear: 1}]").replace("softmax_cross_entropy", "mse"))
                        .train());
        assertThat(refused.exitCode()).isEqualTo(77);
        assertThat(refused).hasMessageContaining("example.invalid");
    }

    @Test
    void nothingIsPrinted() throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            try (Run run = experiment(SPEC).train().open()) {
                run.predict(Map.of("number", 15));
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void severalTrainAtOnceAndEachHasItsOwnBits() throws Exception {
        Path spec = spec(SPEC);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<TrainingResult>> all = new ArrayList<>();
            for (int seed = 0; seed < 4; seed++) {
                Experiment experiment = Experiment.of(spec)
                        .withRunsFolder(folder.resolve("together"))
                        .withThreads(2)
                        .withOverrides("seed=" + seed);
                all.add(experiment::train);
            }
            int seed = 0;
            for (Future<TrainingResult> together : threads.invokeAll(all)) {
                Path alone = CommandLineRuns.train(spec, folder.resolve("alone"), "--set", "seed=" + seed++);
                CommandLineRuns.assertSameFiles(alone, together.get().folder());
            }
        }
    }

    @Test
    void fiftyRunsInOneProcessLeaveNoThread() throws Exception {
        Experiment experiment = experiment(SPEC).withThreads(3).withOverrides("epochs=1");
        Set<Thread> before = ours();
        for (int i = 0; i < 50; i++) {
            try (Run run = Run.open(experiment.train().folder(), 3)) {
                run.predict(Map.of("number", i + 1));
            }
        }
        Set<Thread> left = ours();
        left.removeAll(before);
        for (Thread thread : left) {
            assertThat(thread.join(Duration.ofSeconds(20)))
                    .as("%s ends", thread)
                    .isTrue();
        }
    }

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("pierian-")
                        || thread.getName().equals("data"))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
