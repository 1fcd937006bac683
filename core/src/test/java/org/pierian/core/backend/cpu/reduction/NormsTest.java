package org.pierian.core.backend.cpu.reduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.testing.Numbers;

class NormsTest {

    /// Lane by lane, as the page on numerics says it.
    private static double lanes(int n, float[] x, boolean squares) {
        double[] lane = new double[8];
        for (int i = 0; i < n; i++) {
            lane[i % 8] += squares ? (double) x[i] * x[i] : Math.abs(x[i]);
        }
        for (int width = 4; width >= 1; width /= 2) {
            for (int l = 0; l < width; l++) {
                lane[l] += lane[l + width];
            }
        }
        return lane[0];
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 63, 64, 65, 1000, 1007})
    void sumsAreTakenInTheOrderOfThePage(int n) {
        float[] x = Numbers.PLAIN.draw(new Random(n), n + 3);
        assertThat(Norms.sumOfSquares(n, x)).isEqualTo(lanes(n, x, true));
        assertThat(Norms.sumOfAbsoluteValues(n, x)).isEqualTo(lanes(n, x, false));
    }

    @Test
    void sumsAreNearTheExactOnes() {
        float[] x = Numbers.PLAIN.draw(new Random(5), 997);
        BigDecimal squares = BigDecimal.ZERO;
        BigDecimal absolutes = BigDecimal.ZERO;
        for (float v : x) {
            squares = squares.add(new BigDecimal(v).pow(2));
            absolutes = absolutes.add(new BigDecimal(v).abs());
        }
        assertThat(Norms.sumOfSquares(x.length, x) / squares.doubleValue() - 1).isBetween(-1e-13, 1e-13);
        assertThat(Norms.sumOfAbsoluteValues(x.length, x) / absolutes.doubleValue() - 1)
                .isBetween(-1e-13, 1e-13);
    }

    @Test
    void finiteNumbersNeverOverflow() {
        float[] x = {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE};
        assertThat(Norms.sumOfSquares(3, x)).isFinite();
        assertThat(Norms.largestAbsoluteValue(3, x)).isEqualTo(Float.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void whatIsNotFiniteShows(float bad) {
        for (int at = 0; at < 19; at++) {
            float[] x = new float[19];
            x[at] = bad;
            assertThat(Double.isFinite(Norms.sumOfSquares(19, x))).isFalse();
            assertThat(Double.isFinite(Norms.sumOfAbsoluteValues(19, x))).isFalse();
            assertThat(Float.isFinite(Norms.largestAbsoluteValue(19, x))).isFalse();
        }
    }
}
