package org.pierian.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The rates of PyTorch's own tests of `CyclicLR`, in `test/optim/test_lrscheduler.py`.
class CyclicTest {

    private static void rates(Schedule schedule, double base, double... expected) {
        for (int count = 0; count < expected.length; count++) {
            assertThat(schedule.rate(base, count)).as("at %s", count).isCloseTo(expected[count], within(1e-12));
        }
    }

    @Test
    void triangular() {
        rates(new Cyclic(5, 4, 4, 1, 1), 1, 1, 2, 3, 4, 5, 4, 3, 2, 1, 2, 3);
    }

    @Test
    void triangular2HalvesTheHeight() {
        rates(
                new Cyclic(5, 4, 4, 0.5, 1),
                1,
                1,
                2,
                3,
                4,
                5,
                4,
                3,
                2,
                1,
                1.5,
                2,
                2.5,
                3,
                2.5,
                2,
                1.5,
                1,
                1.25,
                1.5,
                1.75,
                2,
                1.75);
    }

    @Test
    void expRangeMultipliesTheHeightByGamma() {
        double[] xs = {0, 0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.25, 0, 0.25, 0.5, 0.75, 1};
        double[] expected = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            expected[i] = 1 + xs[i] * 4 * StrictMath.pow(0.9, i);
        }
        rates(new Cyclic(5, 4, 4, 1, 0.9), 1, expected);
    }

    /// Not of PyTorch's tests: a rise of two and a fall of four.
    @Test
    void riseAndFallMayDiffer() {
        rates(new Cyclic(3, 2, 4, 1, 1), 1, 1, 2, 3, 2.5, 2, 1.5, 1, 2);
    }

    @Test
    void cyclesDoNotDriftInLongRuns() {
        long far = 8L * 1_000_000_000_000L;
        Cyclic cyclic = new Cyclic(5, 4, 4, 1, 1);
        assertThat(cyclic.rate(1, far + 3)).isEqualTo(cyclic.rate(1, 3));
    }
}
