package org.pierian.core.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnsTest {

    @Test
    void quartersOfATurnAreExact() {
        double[] sines = {0, 1, 0, -1};
        for (int quarter = -9; quarter < 9; quarter++) {
            assertThat(Turns.sin(quarter / 4.0) + 0.0).isEqualTo(sines[Math.floorMod(quarter, 4)] + 0.0);
            assertThat(Turns.cos(quarter / 4.0) + 0.0).isEqualTo(sines[Math.floorMod(quarter + 1, 4)] + 0.0);
        }
    }

    /// `StrictMath` of an angle in radians, which is rounded, is less exact the larger the angle is.
    @Test
    void valuesAreThoseOfStrictMath() {
        for (int i = -4000; i <= 4000; i++) {
            double x = i / 1237.0;
            double radians = 2 * Math.PI * x;
            assertThat(Turns.sin(x)).isCloseTo(StrictMath.sin(radians), within(4e-15));
            assertThat(Turns.cos(x)).isCloseTo(StrictMath.cos(radians), within(4e-15));
        }
    }

    @Test
    void sineAndCosineLieOnTheCircle() {
        for (int i = 0; i < 1000; i++) {
            double x = i / 997.0 + 1000;
            double s = Turns.sin(x);
            double c = Turns.cos(x);
            assertThat(s * s + c * c).isCloseTo(1, within(0x1p-50));
        }
    }

    /// The square root of 1/2, 1/2 and the golden ratio, all of known digits.
    @Test
    void knownAngles() {
        assertThat(Turns.sin(1.0 / 8)).isCloseTo(0.7071067811865476, within(0x1p-52));
        assertThat(Turns.sin(1.0 / 12)).isCloseTo(0.5, within(0x1p-52));
        assertThat(Turns.cos(1.0 / 5)).isCloseTo(0.30901699437494745, within(0x1p-52));
    }

    @Test
    void sineAndCosineOfDegreesAreThoseOfTheJdk() {
        for (int i = -36_000; i <= 36_000; i++) {
            double degrees = i / 100.0 + 0.003;
            double radians = StrictMath.toRadians(degrees);
            assertThat(Turns.sin(degrees / 360)).isCloseTo(StrictMath.sin(radians), within(1e-15));
            assertThat(Turns.cos(degrees / 360)).isCloseTo(StrictMath.cos(radians), within(1e-15));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "90, 1, 0", "-90, -1, 0", "180, 0, -1", "-180, 0, -1", "270, -1, 0", "360, 0, 1"})
    void degreesOfQuartersAreExact(double degrees, double sine, double cosine) {
        assertThat(Turns.sin(degrees / 360)).isEqualTo(sine, within(0.0));
        assertThat(Turns.cos(degrees / 360)).isEqualTo(cosine, within(0.0));
    }
}
