package org.pierian.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Where schedules begin and end, and where they are as short as they can be.
class ScheduleEdgesTest {

    private static final double BASE = 0.5;

    @Test
    void ratesAreNeverBelowZeroNorAboveTheBaseNorNoNumbers() {
        for (int total = 1; total < 12; total++) {
            for (int part = 0; part <= 10; part++) {
                for (boolean cosine : List.of(true, false)) {
                    inside(new OneCycle(total, part / 10.0, cosine, 25, 1e4, false));
                    inside(new OneCycle(total, part / 20.0, cosine, 25, 1e4, true));
                }
                inside(new WarmupCosine(Math.min(part, total), total, 0));
            }
            for (int warmup = 0; warmup < total; warmup++) {
                inside(new WarmupStableDecay(warmup, total - warmup, total, 0, true));
                inside(new WarmupStableDecay(warmup, 1, total, 0, false));
            }
            inside(new CosineAnnealing(total, 0));
            inside(new CosineWarmRestarts(total, 3, 0));
            inside(new PolynomialDecay(total, 0.5, 0));
            inside(new InverseSquareRoot(total));
        }
    }

    private static void inside(Schedule schedule) {
        for (long count = 0; count < 40; count++) {
            assertThat(schedule.rate(BASE, count))
                    .as("%s at %s", schedule, count)
                    .isBetween(0.0, BASE * (1 + 1e-15));
        }
    }

    @Test
    void cosinesReachTheirEndsExactly() {
        CosineAnnealing cosine = new CosineAnnealing(7, 0.125);
        assertThat(cosine.rate(BASE, 0)).isEqualTo(BASE);
        assertThat(cosine.rate(BASE, 7)).isEqualTo(0.125);
        assertThat(cosine.rate(BASE, 14)).isEqualTo(BASE);
        assertThat(new WarmupCosine(3, 9, 0.125).rate(BASE, 3)).isEqualTo(BASE);
        assertThat(new WarmupCosine(3, 9, 0.125).rate(BASE, 9)).isEqualTo(0.125);
        assertThat(new WarmupCosine(3, 9, 0.125).rate(BASE, 99)).isEqualTo(0.125);
    }

    /// A rise of 4, a decay of 4 out of 12.
    @Test
    void warmupStableAndDecayFollowEachOther() {
        double[] expected = {0.125, 0.25, 0.375, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.40625, 0.3125, 0.21875, 0.125, 0.125};
        for (int count = 0; count < expected.length; count++) {
            assertThat(new WarmupStableDecay(4, 4, 12, 0.125, false).rate(BASE, count))
                    .as("at %s", count)
                    .isEqualTo(expected[count]);
        }
        WarmupStableDecay cosine = new WarmupStableDecay(4, 4, 12, 0.125, true);
        assertThat(cosine.rate(BASE, 8)).isEqualTo(BASE);
        assertThat(cosine.rate(BASE, 10)).isCloseTo(0.3125, within(1e-15));
        assertThat(cosine.rate(BASE, 12)).isEqualTo(0.125);
    }

    @Test
    void periodsDoNotDriftInLongRuns() {
        long far = 1_000_000_000_000L;
        assertThat(new CosineAnnealing(5, 0).rate(BASE, 10 * far + 3))
                .isEqualTo(new CosineAnnealing(5, 0).rate(BASE, 3));
        assertThat(new CosineWarmRestarts(5, 1, 0).rate(BASE, 5 * far + 3))
                .isEqualTo(new CosineWarmRestarts(5, 1, 0).rate(BASE, 3));
        assertThat(new CosineWarmRestarts(1, 2, 0).rate(BASE, (1L << 40) - 1)).isEqualTo(BASE);
    }

    /// The rates of the page on schedules, worked out by hand.
    @Test
    void changesComeAtTheirCount() {
        assertThat(new StepDecay(3, 0.1).rate(BASE, 2)).isEqualTo(BASE);
        assertThat(new StepDecay(3, 0.1).rate(BASE, 3)).isCloseTo(0.05, within(1e-17));
        assertThat(new MultiStepDecay(List.of(1, 5), 0.1).rate(BASE, 0)).isEqualTo(BASE);
        assertThat(new MultiStepDecay(List.of(1, 5), 0.1).rate(BASE, 4)).isCloseTo(0.05, within(1e-17));
        assertThat(new MultiStepDecay(List.of(1, 5), 0.1).rate(BASE, 5)).isCloseTo(0.005, within(1e-17));
    }

    @Test
    void theFirstFigureIsAlwaysTheBest() {
        for (boolean more : List.of(true, false)) {
            for (boolean relative : List.of(true, false)) {
                ReduceOnPlateau rate =
                        new ReduceOnPlateau(BASE, new ReduceOnPlateau.Options(more, 0.5, 0, 1, relative, 0, 0));
                rate.observe(0.25);
                assertThat(rate.at(1, 1)).isEqualTo(BASE);
                rate.observe(0.25);
                assertThat(rate.at(2, 2)).isEqualTo(BASE / 2);
            }
        }
    }
}
