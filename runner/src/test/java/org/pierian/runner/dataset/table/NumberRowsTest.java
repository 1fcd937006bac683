package org.pierian.runner.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberRowsTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "1, 300000", "3, 17", "6, 50000", "7, 40000", "200000, 40"})
    void columnsHaveTheNumbersOfTheRowsInAnyOrder(int width, int count) {
        NumberRows rows = new NumberRows(width);
        double[] row = new double[width];
        for (int r = 0; r < count; r++) {
            for (int c = 0; c < width; c++) {
                row[c] = number(r, c);
            }
            rows.add(row);
        }
        assertThat(rows.size()).isEqualTo(count);
        int[] backwards = IntStream.range(0, count).map(r -> count - 1 - r).toArray();
        double[][] columns = rows.columns(backwards);
        assertThat(columns).hasNumberOfRows(width);
        for (int c = 0; c < width; c++) {
            for (int i = 0; i < count; i++) {
                if (columns[c][i] != number(backwards[i], c) || rows.at(i, c) != number(i, c)) {
                    throw new AssertionError("row " + i + ", column " + c);
                }
            }
        }
    }

    private static double number(int row, int column) {
        return row + column / 1048576.0;
    }
}
