package org.pierian.core.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Binary64Test {

    @Test
    void sineAndCosineOfDegreesAreThoseOfTheJdk() {
        for (int i = -36_000; i <= 36_000; i++) {
            double degrees = i / 100.0 + 0.003;
            double radians = StrictMath.toRadians(degrees);
            assertThat(Binary64.sineOfDegrees(degrees)).isCloseTo(StrictMath.sin(radians), within(1e-15));
            assertThat(Binary64.cosineOfDegrees(degrees)).isCloseTo(StrictMath.cos(radians), within(1e-15));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "90, 1, 0", "-90, -1, 0", "180, 0, -1", "-180, 0, -1", "270, -1, 0", "360, 0, 1"})
    void quartersOfATurnAreExact(double degrees, double sine, double cosine) {
        assertThat(Binary64.sineOfDegrees(degrees)).isEqualTo(sine, within(0.0));
        assertThat(Binary64.cosineOfDegrees(degrees)).isEqualTo(cosine, within(0.0));
    }

    @Test
    void logarithmsAreThoseOfTheJdk() {
        for (double x = 0x1p-40; x < 0x1p40; x *= 1.0371) {
            double expected = StrictMath.log(x);
            assertThat(Binary64.log(x)).isCloseTo(expected, within(1e-15 * Math.max(1, Math.abs(expected))));
            assertThat(Binary64.exp(Binary64.log(x))).isCloseTo(x, within(1e-14 * x));
        }
        assertThat(Binary64.log(1)).isZero();
    }
}
