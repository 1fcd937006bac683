package org.pierian.runner.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.runner.dataset.CellFault;
import org.pierian.spec.DecimalMark;
import org.pierian.spec.ThousandsMark;

class NumberFaultTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234 | may be 1.234 or 1234 | write `decimal: comma` where `1,234` is 1.234, `thousands: \",\"` where"
                        + " `1,234` is 1234; or fix the file",
                "12,345 | may be 12.345 or 12345 |",
                "1.234,56 | has marks between the digits and decimals; it is 1234.56 | write `decimal: comma` and"
                        + " `thousands: \".\"`, and `1.234,56` is 1234.56; or fix the file",
                "0,123 | has a decimal comma; write a point |",
                "1 234 | has separators between the digits; remove them | write `thousands: space`, and `1 234` is"
                        + " 1234; or fix the file",
                "+3 | has a plus sign; write `3` |",
                ".5 | has no digit before the decimals; write `0.5` |",
                "-.5 | has no digit before the decimals; write `-0.5` |",
                "5. | has no digit after the point; write `5` |",
                "\u22125 | has the sign U+2212 for minus; write `-5` |",
                "007 | begins with zeros; write `7` | a code such as a postcode is no number: name its column in"
                        + " `categorical`, or leave it out",
                "12% | has a unit beside the number | write numbers alone, in all rows in the same unit",
                "$5.50 | has a unit beside the number |",
                "inf | is not a finite number |",
                "1,2,3 | is not a number |",
                "1,23,456 | is not a number |",
            })
    void everyReadingIsNamedAndNoDigitIsMoved(String cell, String fault, String advice) {
        CellFault found = NumberFault.of(NumberFormat.JSON, cell);
        assertThat(found.fault()).isEqualTo(fault);
        Optional.ofNullable(advice).ifPresent(text -> assertThat(found.advice()).isEqualTo(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234 | may be 1.234 or 1234",
                "1.5 | is 1.5 in another form, and the spec says `decimal: comma`",
                ",5 | has no digit before the decimals; write `0,5`",
            })
    void theFormatOfTheSpecCounts(String cell, String fault) {
        NumberFormat comma = new NumberFormat(DecimalMark.COMMA, Optional.empty());
        assertThat(comma.matches(cell)).isFalse();
        assertThat(NumberFault.of(comma, cell).fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234.567,25 | 1234567.25",
                "-1.234 | -1234",
                "12 | 12",
                "0,5e-3 | 0.5e-3",
                "1234,5 | 1234.5",
            })
    void groupsOfThreeAreTaken(String cell, String json) {
        assertThat(new NumberFormat(DecimalMark.COMMA, Optional.of(ThousandsMark.POINT)).json(cell))
                .contains(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.23 |",
                "1234.567 |",
                ".123 |",
                "1..234 |",
                "1.234. |",
                "0.123 |",
                "1,5,2 |",
                "1.234.56,1 |",
                "''|"
            })
    void otherGroupsAreNot(String cell) {
        assertThat(new NumberFormat(DecimalMark.COMMA, Optional.of(ThousandsMark.POINT)).json(cell))
                .isEmpty();
    }
}
