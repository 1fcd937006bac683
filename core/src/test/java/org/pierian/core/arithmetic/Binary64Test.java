package org.pierian.core.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class Binary64Test {

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
