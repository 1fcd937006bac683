package org.pierian.runner.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCellTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "-0, -0", "12, 12", "-0.5, -0.5", "1e-3, 0.001", "1E+2, 100", "3.4028235e38, 3.4028235e38"})
    void numbersOfJsonAreTaken(String cell, float value) {
        assertThat(NumberCell.parse(cell)).isEqualTo(value);
    }

    @Test
    void aNumberIsRoundedOnceToTheNearestFloat() {
        // Halfway between two floats as a double, a little above it as a decimal.
        assertThat(NumberCell.parse("1.00000005960464477540")).isEqualTo(Math.nextUp(1f));
        assertThat(NumberCell.parse("1e-60")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN", "nan", "inf", "Infinity", "1e400", "-1e39", "0x1p3", "1f", "1d", " 1 ", "1,5", "\u0661", "1_000",
                "--", "-", "+1", ".5", "5.", "007", "1e", "1e+", "1 000", "1'000", "12abc", "\uFF11", "True"
            })
    void everythingElseIsNot(String cell) {
        assertThat(NumberCell.parse(cell)).isNaN();
        assertThat(NumberFault.of(NumberFormat.JSON, cell).fault()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1;5 | is not a number",
                "1,5 | has a decimal comma; write a point",
                "1,000,000 | has separators between the digits; remove them",
                "'1 ' | has blanks around the number",
                "1e400 | is too large for a 32-bit float"
            })
    void theFaultIsNamed(String cell, String fault) {
        assertThat(NumberFault.of(NumberFormat.JSON, cell).fault()).isEqualTo(fault);
    }
}
