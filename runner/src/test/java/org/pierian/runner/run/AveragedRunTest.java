package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.metric.Tally;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.record.Score;
import org.pierian.spec.Split;

/// A network is measured and saved with the average of its weights, and trained as without.
class AveragedRunTest {

    private static final String PLAIN = """
            name: averaged
            seed: 11
            dataset: {fizzbuzz: {from: 101, to: 138, test_from: 1, test_to: 30, validation: 12}}
            architecture: [{linear: 12}, tanh, {dropout: 0.2}, {linear: 4}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.05}
            batch_size: 8
            epochs: 7
            """;
    private static final String NORMALIZED = PLAIN.replace("tanh,", "batch_norm, tanh,");
    private static final String EMA = "average: {ema: 0.8}\n";
    private static final String SWA = "average: {swa: {start: 3, every: 2}}\n";
    private static final String STOPPING = "early_stopping: {loss: 2}\n";

    @TempDir
    Path folder;

    private static List<float[]> weights(Experiment experiment) {
        return experiment.saved().stream()
                .filter(Parameter.class::isInstance)
                .map(SavedTensor::values)
                .toList();
    }

    /// Keeps the weights after each step.
    private static final class Trajectory implements TrainingListener {

        private final Experiment experiment;
        private final List<List<float[]>> steps = new ArrayList<>();

        Trajectory(Experiment experiment) {
            this.experiment = experiment;
        }

        @Override
        public void afterStep(int epoch, Tally tally) {
            steps.add(weights(experiment));
        }

        @Override
        public void afterEpoch(Score train, Optional<Score> measured) {}
    }

    private Trajectory train(String spec) {
        Experiment experiment = SmallRun.experiment(spec, folder);
        Trajectory trajectory = new Trajectory(experiment);
        Training.run(experiment, trajectory);
        return trajectory;
    }

    private static void assertSame(List<float[]> found, List<float[]> wanted) {
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).as("parameter %s", i).isEqualTo(wanted.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EMA, SWA})
    void trainingIsThatWithoutAnAverage(String average) {
        List<List<float[]>> plain = train(NORMALIZED).steps;
        List<List<float[]>> averaged = train(NORMALIZED + average).steps;
        assertThat(averaged).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
            assertSame(averaged.get(i), plain.get(i));
        }
    }

    /// Computed here from the weights after each step: `a + (1 - 0.8) (w - a)`.
    @Test
    void theExponentialAverageFollowsEveryStep() {
        Trajectory trajectory = train(PLAIN + EMA);
        List<float[]> average =
                trajectory.steps.getFirst().stream().map(float[]::clone).toList();
        for (List<float[]> weights : trajectory.steps.subList(1, trajectory.steps.size())) {
            for (int p = 0; p < average.size(); p++) {
                for (int i = 0; i < average.get(p).length; i++) {
                    float a = average.get(p)[i];
                    average.get(p)[i] = Math.fma((float) (1 - 0.8), weights.get(p)[i] - a, a);
                }
            }
        }
        assertSame(weights(trajectory.experiment), average);
    }

    /// The weights at the ends of epochs 3, 5 and 7, of four steps each.
    @Test
    void theAverageOfEpochsIsTheirMean() {
        Trajectory trajectory = train(PLAIN + SWA);
        assertThat(trajectory.steps).hasSize(7 * 4);
        List<float[]> average =
                trajectory.steps.get(3 * 4 - 1).stream().map(float[]::clone).toList();
        float number = 1;
        for (int epoch : List.of(5, 7)) {
            number++;
            List<float[]> weights = trajectory.steps.get(epoch * 4 - 1);
            for (int p = 0; p < average.size(); p++) {
                for (int i = 0; i < average.get(p).length; i++) {
                    float a = average.get(p)[i];
                    average.get(p)[i] = a + (weights.get(p)[i] - a) / number;
                }
            }
        }
        assertSame(weights(trajectory.experiment), average);
    }

    /// What was measured after the last epoch is what the saved weights give.
    @ParameterizedTest
    @ValueSource(strings = {EMA, SWA})
    void metricsAreThoseOfTheAverage(String average) {
        Experiment experiment = SmallRun.experiment(NORMALIZED + average, folder);
        Outcome outcome = Training.run(experiment, SmallRun.SILENT);
        Outcome plain = Training.run(SmallRun.experiment(NORMALIZED, folder), SmallRun.SILENT);
        for (Split split : List.of(Split.VALIDATION, Split.TEST)) {
            Score now = Model.score(7, split, experiment.evaluator(split).evaluate());
            assertThat(outcome.last(now.split())).isEqualTo(now);
            assertThat(plain.last(now.split())).isNotEqualTo(now);
        }
        assertThat(outcome.last("train")).isEqualTo(plain.last("train"));
    }

    @Test
    void beforeTheFirstWeightsAreTakenMetricsAreThoseOfTheLastStep() {
        List<Score> averaged = Training.run(SmallRun.experiment(NORMALIZED + SWA, folder), SmallRun.SILENT)
                .scores();
        List<Score> plain = Training.run(SmallRun.experiment(NORMALIZED, folder), SmallRun.SILENT)
                .scores();
        assertThat(averaged.subList(0, 4)).isEqualTo(plain.subList(0, 4));
        assertThat(averaged.subList(4, 8)).isNotEqualTo(plain.subList(4, 8));
    }

    /// A norm that sees the inputs themselves: its statistics do not depend on weights. Batches of 8 and one of 2.
    @Test
    void runningStatisticsAreMeasuredAnew() {
        String spec = """
                name: statistics
                dataset: {generated: {input: {numbers: [3]}, target: {class: 2}, examples: 26}}
                architecture: [batch_norm, {linear: 2}]
                loss: softmax_cross_entropy
                optimizer: {gradient_descent: 0.1}
                batch_size: 8
                average: {swa: {start: 1}}
                """;
        Experiment experiment = SmallRun.experiment(spec, folder);
        Training.run(experiment, SmallRun.SILENT);
        Dataset dataset = experiment.data().split(Split.TRAIN).dataset();
        Tensor inputs = CpuBackend.scalar().zeros(dataset.inputType().shape().prepend(26));
        int[] order = new int[26];
        for (int i = 0; i < 26; i++) {
            order[i] = i;
        }
        Tensor classes = CpuBackend.scalar().zeros(Shape.of(26));
        dataset.fill(order, 0, new Batch(inputs, classes, Tensor.NONE));
        for (int channel = 0; channel < 3; channel++) {
            double means = 0;
            double variances = 0;
            for (int first = 0; first < 26; first += 8) {
                int count = Math.min(8, 26 - first);
                double mean = 0;
                for (int i = first; i < first + count; i++) {
                    mean += inputs.get(3 * i + channel) / count;
                }
                double variance = 0;
                for (int i = first; i < first + count; i++) {
                    double distance = inputs.get(3 * i + channel) - mean;
                    variance += distance * distance / (count - 1);
                }
                means += mean / 4;
                variances += variance / 4;
            }
            assertThat((double) saved(experiment, "0.running_mean")[channel]).isCloseTo(means, offset(1e-6));
            assertThat((double) saved(experiment, "0.running_var")[channel]).isCloseTo(variances, offset(1e-6));
        }
    }

    private static float[] saved(Experiment experiment, String name) {
        return experiment.saved().stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow()
                .values();
    }

    /// The statistics of the last step, bit for bit.
    @Test
    void anExponentialAverageHasTheStatisticsOfTheLastStep() {
        Experiment averaged = SmallRun.experiment(NORMALIZED + EMA, folder);
        Experiment plain = SmallRun.experiment(NORMALIZED, folder);
        Training.run(averaged, SmallRun.SILENT);
        Training.run(plain, SmallRun.SILENT);
        for (String name : List.of("1.running_mean", "1.running_var")) {
            assertThat(saved(averaged, name)).isEqualTo(saved(plain, name));
        }
    }

    /// Early stopping sees the average, and keeps that of its best epoch.
    @ParameterizedTest
    @ValueSource(strings = {EMA, SWA})
    void earlyStoppingKeepsTheAverageOfTheBestEpoch(String average) {
        String spec = NORMALIZED.replace("epochs: 7", "epochs: 30") + average + STOPPING;
        Experiment experiment = SmallRun.experiment(spec, folder);
        Outcome outcome = Training.run(experiment, SmallRun.SILENT);
        Score now = Model.score(
                outcome.epoch(),
                Split.VALIDATION,
                experiment.evaluator(Split.VALIDATION).evaluate());
        assertThat(outcome.last("validation")).isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {EMA, SWA, EMA + STOPPING, SWA + STOPPING, SWA + "accumulate: 3\n"})
    void anAveragingRunCanBeStoppedAnywhere(String keys) throws IOException {
        StoppedRuns.assertSameFromEverywhere(NORMALIZED + keys, folder);
    }
}
