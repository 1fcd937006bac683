package org.pierian.runner.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pierian.core.arithmetic.Binary64;

class SamplingTest {

    private static final double[] SCORES = {0.5, 2, -1, 2, 0};
    private static final int ALL = Integer.MAX_VALUE;

    private static int[] drawn(Sampling sampling, int samples) {
        int[] counts = new int[SCORES.length];
        IntStream.range(0, samples).forEach(i -> counts[sampling.draw(SCORES, i / 100, i % 100)]++);
        return counts;
    }

    @Test
    void withoutTemperatureTheFirstOfTheHighestIsDrawn() {
        assertThat(drawn(new Sampling(0, ALL, 0), 100)).containsExactly(0, 100, 0, 0, 0);
    }

    @Test
    void classesAreDrawnAsOftenAsTheirProbabilitiesSay() {
        int samples = 40_000;
        for (double temperature : new double[] {0.5, 1, 4}) {
            double[] weights = Arrays.stream(SCORES)
                    .map(score -> Binary64.exp(score / temperature))
                    .toArray();
            double sum = Arrays.stream(weights).sum();
            int[] counts = drawn(new Sampling(temperature, ALL, 7), samples);
            for (int i = 0; i < counts.length; i++) {
                assertThat(counts[i] / (double) samples).isCloseTo(weights[i] / sum, within(0.01));
            }
        }
    }

    @Test
    void onlyTheHighestAreDrawn() {
        int[] counts = drawn(new Sampling(5, 3, 0), 2000);
        assertThat(counts[2] + counts[4]).isZero();
        assertThat(counts[0]).isPositive();
        assertThat(counts[1]).isPositive();
        assertThat(counts[3]).isPositive();
    }

    @Test
    void seedSampleAndStepSayWhatIsDrawn() {
        assertThat(drawn(new Sampling(1, ALL, -3), 500)).isEqualTo(drawn(new Sampling(1, ALL, -3), 500));
        int[] one = IntStream.range(0, 50)
                .map(i -> new Sampling(1, ALL, 0).draw(SCORES, 0, i))
                .toArray();
        int[] otherSeed = IntStream.range(0, 50)
                .map(i -> new Sampling(1, ALL, 1).draw(SCORES, 0, i))
                .toArray();
        int[] otherSample = IntStream.range(0, 50)
                .map(i -> new Sampling(1, ALL, 0).draw(SCORES, 1, i))
                .toArray();
        assertThat(one).isNotEqualTo(otherSeed).isNotEqualTo(otherSample);
    }
}
