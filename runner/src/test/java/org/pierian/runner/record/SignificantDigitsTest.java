package org.pierian.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignificantDigitsTest {

    @ParameterizedTest
    @CsvSource({
        "0.95, 0.9500",
        "1, 1.0000",
        "123.456789, 123.4568",
        "18823.1234, 18823.1",
        "0.003012345, 0.003012",
        "0.05, 0.05000",
        "0.00012341, 0.0001234",
        "0.0000123456, 1.235e-05",
        "1e-30, 1.000e-30",
        "-0.002, -0.002000",
        "12345678, 1.235e+07",
        "0, 0",
        "-0.0, 0",
        "NaN, NaN",
        "Infinity, Infinity",
    })
    void smallNumbersAreNotShownAsZero(double value, String text) {
        assertThat(SignificantDigits.of(value)).isEqualTo(text);
    }

    @Test
    void atMostHalfAPerMilleIsLost() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double value = Math.scalb(1 + random.nextDouble(), random.nextInt(200) - 100);
            double shown = Double.parseDouble(SignificantDigits.of(value));
            assertThat(Math.abs(shown - value) / value).as("%s", value).isLessThanOrEqualTo(5.0001e-4);
        }
    }
}
