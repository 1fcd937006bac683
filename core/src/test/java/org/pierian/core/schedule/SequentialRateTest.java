package org.pierian.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.core.schedule.SequentialRate.Phase;

/// Rates that follow each other.
class SequentialRateTest {

    private static final double BASE = 0.05;

    /// The example of PyTorch's `SequentialLR`: `ConstantLR(factor=0.1, total_iters=20)`, then
    /// `ExponentialLR(gamma=0.9)`
    /// from 20 on; its page has these rates.
    @Test
    void ratesAreThoseOfPyTorchsExample() {
        LearningRate tenth = new SequentialRate(List.of(
                new Phase(0, 0, new ScheduledRate(BASE / 10, new LinearChange(1, 1, 1), true)),
                new Phase(0, 20, new ScheduledRate(BASE, new ExponentialDecay(0.9), true))));
        double[] expected = {0.05, 0.045, 0.0405, 0.03645};
        for (int step = 0; step < 20; step++) {
            assertThat(tenth.at(0, step)).isCloseTo(0.005, within(1e-15));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(tenth.at(0, 20 + i)).isCloseTo(expected[i], within(1e-15));
        }
    }

    /// Four steps in each epoch, a warm-up of six: the epoch that it ends in is the first of the next.
    @Test
    void epochsAreCountedFromTheOneThatThePhaseBeginsIn() {
        LearningRate rate = new SequentialRate(List.of(
                new Phase(0, 0, new ScheduledRate(1, new LinearWarmup(6), true)),
                new Phase(1, 6, new ScheduledRate(1, new StepDecay(1, 0.5), false))));
        double[] expected = {1 / 6.0, 2 / 6.0, 3 / 6.0, 4 / 6.0, 5 / 6.0, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25};
        for (int step = 0; step < expected.length; step++) {
            assertThat(rate.at(step / 4, step)).as("step %s", step).isCloseTo(expected[step], within(1e-15));
        }
    }

    /// Two steps in each epoch; the metric never improves.
    @Test
    void aMetricCountsFromTheBeginningOfTheRateThatWatchesIt() {
        ReduceOnPlateau plateau = new ReduceOnPlateau(1, new ReduceOnPlateau.Options(false, 0.5, 0, 0, true, 0, 0));
        LearningRate rate = new SequentialRate(
                List.of(new Phase(0, 0, new ScheduledRate(1, new LinearWarmup(6), true)), new Phase(3, 6, plateau)));
        double[] seen = new double[6];
        for (int epoch = 0; epoch < seen.length; epoch++) {
            seen[epoch] = rate.at(epoch, 2L * epoch + 1);
            rate.observe(2L * epoch + 1, 7);
        }
        assertThat(seen).containsExactly(2 / 6.0, 4 / 6.0, 1, 1, 1, 0.5);
    }
}
