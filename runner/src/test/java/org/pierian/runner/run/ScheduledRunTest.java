package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.record.RunRecord;

/// What a schedule and clipping do to a run, its metrics and its identity.
class ScheduledRunTest {

    @TempDir
    Path folder;

    private Outcome train(String more) {
        return Training.run(SmallRun.experiment(SmallRun.SPEC + more, folder), SmallRun.SILENT);
    }

    private RunRecord record(String more) {
        Experiment experiment = SmallRun.experiment(SmallRun.SPEC + more, folder);
        return Training.run(experiment, SmallRun.SILENT).record(experiment);
    }

    @Test
    void metricsHaveTheRateInEachLineOfTraining() {
        List<String> lines = train("schedule: {step: {step_size: 2, gamma: 0.5}}\n")
                .metrics()
                .lines()
                .toList();
        assertThat(lines).hasSize(16);
        double[] rates = {0.01, 0.01, 0.005, 0.005, 0.0025, 0.0025, 0.00125, 0.00125};
        for (int epoch = 0; epoch < 8; epoch++) {
            assertThat(lines.get(2 * epoch)).endsWith(",\"learning_rate\":" + rates[epoch] + "}");
            assertThat(lines.get(2 * epoch + 1)).doesNotContain("learning_rate");
        }
    }

    @Test
    void withoutAScheduleMetricsHaveNoRate() {
        Outcome outcome = train("");
        assertThat(outcome.rates()).isEmpty();
        assertThat(outcome.metrics()).doesNotContain("learning_rate");
    }

    /// By hand: 5 steps in each of 8 epochs, so the last step of epoch e is number 5 e - 1 from 0.
    @Test
    void aScheduleByStepCountsTheStepsOfAllEpochs() {
        List<Double> rates = train("schedule: {linear: {start_factor: 0.2, total_iters: 20}}\n")
                .rates();
        double[] expected = {0.0036, 0.0056, 0.0076, 0.0096, 0.01, 0.01, 0.01, 0.01};
        assertThat(rates).hasSize(8);
        for (int epoch = 0; epoch < 8; epoch++) {
            assertThat(rates.get(epoch)).isCloseTo(expected[epoch], within(1e-15));
        }
    }

    @Test
    void aScheduleThatCoversTheRunEndsWithIt() {
        assertThat(train("schedule: {warmup_cosine: {warmup_iters: 0, by: step}}\n")
                        .rates()
                        .getLast())
                .isPositive()
                .isLessThan(0.0001);
        assertThat(train("schedule: one_cycle\n").rates().getLast()).isCloseTo(0.01 / 25 / 10_000, within(1e-20));
        assertThat(train("schedule: {polynomial: {by: step}}\n").rates().getLast())
                .isCloseTo(0.01 / 40, within(1e-17));
    }

    @Test
    void aPlateauReducesTheRateSeveralTimes() {
        Outcome outcome = Training.run(SmallRun.experiment(SmallRun.PLATEAU, folder), SmallRun.SILENT);
        assertThat(outcome.rates().stream().distinct()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(outcome.rates().getFirst()).isEqualTo(0.01);
    }

    @Test
    void aPlateauThatWatchesTheTestSetSeesItsAccuracy() {
        Outcome outcome = train(
                "schedule: {reduce_on_plateau: {metric: accuracy, split: test, patience: 0, threshold: 1, threshold_mode: abs}}\n");
        assertThat(outcome.rates().subList(0, 3)).isEqualTo(List.of(0.01, 0.01, 0.001));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schedule: {step: {step_size: 1, gamma: 1}}",
                "clip: {norm: 1e30}",
                "clip: {value: 1e30}",
            })
    void whatChangesNothingKeepsEveryBitOfTheWeights(String more) {
        RunRecord plain = record("");
        RunRecord with = record(more + "\n");
        assertThat(with.weightsSha256()).isEqualTo(plain.weightsSha256());
        assertThat(with.id()).isNotEqualTo(plain.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule: {exponential: 0.9}", "clip: {norm: 0.01}", "clip: {value: 0.0001}"})
    void whatChangesSomethingGivesOtherWeights(String more) {
        assertThat(record(more + "\n").weightsSha256()).isNotEqualTo(record("").weightsSha256());
    }
}
