package org.pierian.runner.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.spec.DateOrder;

class DateCellTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YEAR_MONTH_DAY | 2024-02-29 | 2024-02-29T00:00",
                "YEAR_MONTH_DAY | 20240229 | 2024-02-29T00:00",
                "YEAR_MONTH_DAY | 2024/2/9 3:05 | 2024-02-09T03:05",
                "YEAR_MONTH_DAY | 2024-02-29T23:59:59.25Z | 2024-02-29T23:59:59.250",
                "DAY_MONTH_YEAR | 29.02.2024 | 2024-02-29T00:00",
                "MONTH_DAY_YEAR | 2/29/2024 12:30 AM | 2024-02-29T00:30",
                "MONTH_DAY_YEAR | 2/29/2024, 1:30 pm | 2024-02-29T13:30",
            })
    void datesAreTaken(DateOrder order, String cell, String local) {
        assertThat(DateCell.parse(cell, order).orElseThrow().local()).hasToString(local);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "2024-13-01",
                "2024-1.2",
                "24-01-01",
                "2024-01-01 25:00",
                "2024-01-01 0:30 pm",
                "x",
                "2024-01-01T00:00+99:00"
            })
    void othersAreNot(String cell) {
        assertThat(DateCell.parse(cell, DateOrder.YEAR_MONTH_DAY)).isEmpty();
    }
}
