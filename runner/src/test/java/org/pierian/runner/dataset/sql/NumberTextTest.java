package org.pierian.runner.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Texts of numbers. The bounds of the exponent are those of ECMAScript, 7.1.12.1: `1e21`,
/// `123456789012345680000`, `0.000001`, `1e-7`.
class NumberTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.00, 0",
        "1.50, 1.5",
        "-1.50, -1.5",
        "150.00, 150",
        "1E+3, 1000",
        "0.000001, 0.000001",
        "0.0000001, 1e-7",
        "-0.00000015, -1.5e-7",
        "999999999999999999999, 999999999999999999999",
        "1000000000000000000000, 1e21",
        "1234567890123456789012.50, 1.2345678901234567890125e21",
        "12345678901234567890.123456789, 12345678901234567890.123456789",
    })
    void aDecimalIsWrittenExactly(String decimal, String text) {
        assertThat(NumberText.of(new BigDecimal(decimal))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "2, 2",
        "-0.0, -0",
        "1e15, 1000000000000000",
        "1e20, 100000000000000000000",
        "1e21, 1e21",
        "123456789.125, 123456789.125",
        "4.9E-324, 4.9e-324",
        "1.7976931348623157E308, 1.7976931348623157e308",
        "NaN, NaN",
        "-Infinity, -Infinity",
    })
    void aDoubleIsTheShortestDecimal(double number, String text) {
        assertThat(NumberText.of(number)).isEqualTo(text);
    }

    @Test
    void aFloatIsTheShortestDecimalAmongFloats() {
        assertThat(NumberText.of(0.1f)).isEqualTo("0.1");
        assertThat(NumberText.of((double) 0.1f)).isEqualTo("0.10000000149011612");
        assertThat(NumberText.of(16_777_216f)).isEqualTo("16777216");
        assertThat(NumberText.of(-0f)).isEqualTo("-0");
        assertThat(NumberText.of(1e-7f)).isEqualTo("1e-7");
    }

    @Test
    void anExponentOfAThousandMillionTakesNoMemory() {
        assertThat(NumberText.of(new BigDecimal("1e1000000000"))).isEqualTo("1e1000000000");
        assertThat(NumberText.of(new BigDecimal("-7e-1000000000"))).isEqualTo("-7e-1000000000");
    }

    /// However it is written, the text is that of the exact decimal.
    @Test
    void everySizeOfNumberIsWrittenAlike() {
        Random random = new Random(7);
        for (int exponent = -12; exponent <= 12; exponent++) {
            for (int i = 0; i < 200; i++) {
                double size = Double.parseDouble("1e" + exponent);
                double number = i == 0 ? size : i == 1 ? Math.nextDown(size) : size * (random.nextDouble() - 0.5) * 20;
                double rounded = Math.rint(number * 100) / 100;
                assertThat(NumberText.of(number)).isEqualTo(NumberText.of(new BigDecimal(Double.toString(number))));
                assertThat(NumberText.of(rounded == 0 ? 0 : rounded))
                        .isEqualTo(NumberText.of(new BigDecimal(Double.toString(rounded))));
                float single = (float) number;
                assertThat(NumberText.of(single)).isEqualTo(NumberText.of(new BigDecimal(Float.toString(single))));
            }
        }
    }
}
