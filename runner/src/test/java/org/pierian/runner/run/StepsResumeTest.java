package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.metric.Tally;
import org.pierian.runner.file.LocalDisk;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.record.Score;

/// Runs with schedules in sequence, and with optimizers that remember more than a number for each element, end
/// in the same bits when they were stopped, between two steps or in the middle of an evaluation.
class StepsResumeTest {

    private static final String ADAM = "optimizer: {adam: 0.01}";

    @TempDir
    Path folder;

    private static String spec(String change) {
        return change.startsWith("optimizer") ? SmallRun.SPEC.replace(ADAM, change) : SmallRun.SPEC + change + "\n";
    }

    private RunRecord train(String spec, TrainingListener listener) {
        Experiment experiment = SmallRun.experiment(spec, folder);
        return Training.run(experiment, listener).record(experiment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer: adafactor",
                "optimizer: {muon: {learning_rate: 0.01, weight_decay: 0.1}}",
                "optimizer: {schedule_free_adamw: {learning_rate: 0.01, warmup_steps: 9, r: 1}}",
                "schedule: {warmup: {warmup_iters: 7, schedule: cosine}}",
                "schedule: {warmup: {warmup_iters: 7, schedule: {reduce_on_plateau: {split: test, patience: 0, threshold: 0.5}}}}",
                "schedule: {sequential_schedule: {schedules: [{exponential: 0.9}, {warmup: {warmup_iters: 3}}, one_cycle], milestones: [2, 4], by: epoch}}",
            })
    void aStoppedRunEndsInTheSameBits(String change) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        RunRecord expected = train(spec(change), new Every(checkpoints, 4));
        assertThat(expected.weightsSha256())
                .isNotEqualTo(train(SmallRun.SPEC, SmallRun.SILENT).weightsSha256());
        assertThat(checkpoints).hasSizeGreaterThan(10);
        for (int i = 0; i < checkpoints.size(); i++) {
            Checkpoints files = new Checkpoints(LocalDisk.DISK, folder.resolve("at" + i));
            files.write(checkpoints.get(i));
            Experiment again =
                    SmallRun.experiment(spec(change), folder, new CpuBackend(KernelChoice.SCALAR, 1 + i % 3));
            Training resumed = Training.resume(again, files.newest(line -> {}).orElseThrow());
            assertThat(resumed.run(SmallRun.SILENT).record(again))
                    .as("checkpoint %s", i)
                    .isEqualTo(expected);
        }
    }

    /// A finished run has left the weights that it was evaluated with; training goes on from others.
    @ParameterizedTest
    @ValueSource(strings = {"optimizer: {schedule_free_adamw: {learning_rate: 0.01}}", "schedule: {warmup: 13}"})
    void aFinishedRunGoesOn(String change) {
        List<Checkpoint> ends = new ArrayList<>();
        train(spec(change).replace("epochs: 8", "epochs: 5"), new AtEnd(ends));
        Experiment longer = SmallRun.experiment(spec(change), folder);
        assertThat(Training.resume(longer, ends.getFirst()).run(SmallRun.SILENT).record(longer))
                .isEqualTo(train(spec(change), SmallRun.SILENT));
    }

    /// Keeps a checkpoint at every so many rests.
    private static final class Every implements TrainingListener {

        private final List<Checkpoint> checkpoints;
        private final int distance;
        private int rests;

        Every(List<Checkpoint> checkpoints, int distance) {
            this.checkpoints = checkpoints;
            this.distance = distance;
        }

        @Override
        public void afterStep(int epoch, Tally tally) {}

        @Override
        public void afterEpoch(Score train, Optional<Score> test) {}

        @Override
        public void atRest(TrainingState training) {
            rests++;
            if (rests % distance == 0) {
                checkpoints.add(training.checkpoint());
            }
        }
    }

    private record AtEnd(List<Checkpoint> checkpoints) implements TrainingListener {

        @Override
        public void afterStep(int epoch, Tally tally) {}

        @Override
        public void afterEpoch(Score train, Optional<Score> test) {}

        @Override
        public void atEnd(TrainingState training) {
            checkpoints.add(training.checkpoint());
        }
    }
}
