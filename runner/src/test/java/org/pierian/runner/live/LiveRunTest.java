package org.pierian.runner.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.core.metric.Tally;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Checkpointing;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.Outcome;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.SmallRun;
import org.pierian.runner.run.Training;
import org.pierian.runner.run.TrainingListener;

@Timeout(60)
class LiveRunTest {

    private static final LiveRun.Plan PLAN = new LiveRun.Plan(8, 38);

    @TempDir
    Path folder;

    private final RecordedSink sink = new RecordedSink();
    private final Switch stop = new Switch();

    @Test
    void whatItTellsIsMetricsJsonl() {
        Experiment experiment = SmallRun.experiment(folder);
        Training training = Training.start(experiment);
        Outcome outcome;
        try (LiveRun live = begin(training, SmallRun.SILENT)) {
            outcome = training.run(live);
            live.endsAs(RunState.FINISHED);
        }

        assertThat(sink.text()).isEqualTo(outcome.metrics());
        assertThat(sink.restarts).isEqualTo(1);
        assertThat(sink.last().state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void itTellsOfTheMiddleOfAnEpoch() {
        Training training = Training.start(SmallRun.experiment(folder));
        TrainingListener waits = new WaitsAtStep(3, () -> !sink.snapshots.isEmpty());
        TrainingListener waitsAgain =
                new WaitsAtStep(4, waits, () -> sink.last().length().steps() == 4);
        try (LiveRun live = begin(training, waitsAgain)) {
            training.run(live);
            live.endsAs(RunState.FINISHED);
        }

        Snapshot seen = sink.snapshots.stream()
                .filter(snapshot -> snapshot.length().steps() == 4)
                .findFirst()
                .orElseThrow();
        assertThat(seen.state()).isEqualTo(RunState.TRAINING);
        assertThat(seen.length()).isEqualTo(new Snapshot.Length(1, 8, 32, 38, 4));
        double loss = seen.figures().loss().orElseThrow();
        assertThat(loss).isBetween(0.1, 5.0);
        assertThat(seen.figures().accuracy().orElseThrow()).isBetween(0.0, 1.0);
        assertThat(seen.trail()).containsExactly(new Trail.Point(16, loss));
    }

    @Test
    void aFileStopsItWithACheckpointFromWhichTheSameBitsCome() throws IOException {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Experiment whole = SmallRun.experiment(folder);
        String expected = Training.run(whole, SmallRun.SILENT).record(whole).json();
        Training training = Training.start(SmallRun.experiment(folder));
        Files.createDirectories(run.local(""));

        // a person makes the file in the middle of the run
        TrainingListener asks = new WaitsAtStep(7, stop::isAsked, () -> write(run.local("stop.request"), ""));
        try (LiveRun live = LiveRun.begin(run, PLAN, training, stop, List.of(sink), asks)) {
            Checkpointing checkpointing = new Checkpointing(
                    Optional.empty(), run.checkpoints(), stop::isAsked, live::takeCheckpointRequest, live);
            assertThatThrownBy(() -> training.run(checkpointing))
                    .isInstanceOf(Checkpointing.StoppedException.class)
                    .hasMessage("stopped after step 7");
            live.endsAs(RunState.STOPPED);
        }

        assertThat(sink.last().state()).isEqualTo(RunState.STOPPED);
        assertThat(sink.last().checkpoint()).hasValue(7);
        assertThat(run.local("stop.request")).doesNotExist();
        Experiment again = SmallRun.experiment(folder);
        Training resumed =
                Training.resume(again, run.checkpoints().newest(line -> {}).orElseThrow());
        RecordedSink second = new RecordedSink();
        Outcome outcome;
        try (LiveRun live = LiveRun.begin(run, PLAN, resumed, new Switch(), List.of(second), SmallRun.SILENT)) {
            outcome = resumed.run(live);
            live.endsAs(RunState.FINISHED);
        }
        assertThat(outcome.record(again).json()).isEqualTo(expected);
        assertThat(second.text()).isEqualTo(outcome.metrics()); // with the epochs before the stop
    }

    @Test
    void aButtonWritesOneCheckpointAndTrainingGoesOn() {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Training training = Training.start(SmallRun.experiment(folder));
        LiveRun[] live = new LiveRun[1];
        TrainingListener asks = new WaitsAtStep(9, () -> live[0].ask(Wish.CHECKPOINT));
        try (LiveRun opened = LiveRun.begin(run, PLAN, training, stop, List.of(sink), asks)) {
            live[0] = opened;
            training.run(new Checkpointing(
                    Optional.empty(), run.checkpoints(), stop::isAsked, opened::takeCheckpointRequest, opened));
            opened.endsAs(RunState.FINISHED);
        }

        assertThat(run.checkpoints().manifests()).hasSize(1);
        assertThat(run.checkpoints().newest(line -> {}).orElseThrow().position().steps())
                .isEqualTo(9);
        assertThat(sink.last().checkpoint()).hasValue(9);
        assertThat(live[0].ask(Wish.STOP)).as("after the end").isFalse();
    }

    @Test
    void whatWasAskedOfARunBeforeIsForgotten() throws IOException {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Files.createDirectories(run.local(""));
        Files.writeString(run.local("stop.request"), "");
        new RequestFiles(run).put(Wish.CHECKPOINT, "0123456789abcdef");
        Training training = Training.start(SmallRun.experiment(folder));
        try (LiveRun live = LiveRun.begin(run, PLAN, training, stop, List.of(sink), SmallRun.SILENT)) {
            training.run(live);
        }

        assertThat(stop.isAsked()).isFalse();
        assertThat(run.local("stop.request")).doesNotExist();
        assertThat(run.local("checkpoint.request")).doesNotExist();
        assertThat(sink.last().state()).as("nobody said how it ended").isEqualTo(RunState.FAILED);
    }

    @Test
    void aFileForAnotherSessionIsRemovedAndNotObeyed() throws IOException {
        RunFolder run = new RunFolder(folder);
        RequestFiles files = new RequestFiles(run);
        files.put(Wish.STOP, "aaaa");
        assertThat(files.take(Wish.STOP, "bbbb")).isFalse();
        assertThat(run.local("stop.request")).doesNotExist();
        files.put(Wish.STOP, "bbbb");
        assertThat(files.take(Wish.STOP, "bbbb")).isTrue();
        assertThat(files.take(Wish.STOP, "bbbb")).isFalse();
        Files.writeString(run.local("stop.request"), "b".repeat(1000));
        assertThat(files.take(Wish.STOP, "b".repeat(1000))).isFalse();
        Files.createDirectory(run.local("stop.request"));
        assertThat(files.take(Wish.STOP, "bbbb")).isFalse();
    }

    private LiveRun begin(Training training, TrainingListener next) {
        return LiveRun.begin(new RunFolder(folder.resolve("run")), PLAN, training, stop, List.of(sink), next);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Remembers that somebody asked.
    private static final class Switch implements StopSwitch {

        private final AtomicBoolean asked = new AtomicBoolean();

        @Override
        public void ask() {
            asked.set(true);
        }

        @Override
        public boolean isAsked() {
            return asked.get();
        }
    }

    /// Holds the training thread after a step until something has happened.
    private static final class WaitsAtStep implements TrainingListener {

        private final int step;
        private final TrainingListener next;
        private final BooleanSupplier until;
        private final Runnable first;
        private int steps;

        WaitsAtStep(int step, BooleanSupplier until) {
            this(step, SmallRun.SILENT, until);
        }

        WaitsAtStep(int step, TrainingListener next, BooleanSupplier until) {
            this(step, next, until, () -> {});
        }

        WaitsAtStep(int step, BooleanSupplier until, Runnable first) {
            this(step, SmallRun.SILENT, until, first);
        }

        private WaitsAtStep(int step, TrainingListener next, BooleanSupplier until, Runnable first) {
            this.step = step;
            this.next = next;
            this.until = until;
            this.first = first;
        }

        @Override
        public void afterStep(int epoch, Tally tally) {
            next.afterStep(epoch, tally);
            if (++steps == step) {
                first.run();
                while (!until.getAsBoolean()) {
                    pause();
                }
            }
        }

        @Override
        public void afterEpoch(Score train, Optional<Score> measured) {}

        private static void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
