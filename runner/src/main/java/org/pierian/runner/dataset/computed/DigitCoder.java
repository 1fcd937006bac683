package org.pierian.runner.dataset.computed;

import java.util.List;
import java.util.regex.Pattern;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.CellFaults;
import org.pierian.runner.dataset.RowCoder;

/// Numbers in a column of a table, as binary digits.
///
/// @param column the column's name
/// @param digits number of binary digits, 1 to 31
record DigitCoder(String column, int digits) implements RowCoder {

    private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,9}");

    /// Writes the digits of a number, the lowest first.
    static void write(int number, int digits, float[] inputs, int at) {
        for (int d = 0; d < digits; d++) {
            inputs[at + d] = (number >> d) & 1;
        }
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public void encode(List<String> cells, CellFaults faults, float[] inputs, int at) {
        String cell = cells.getFirst();
        long most = (1L << digits) - 1;
        if (INTEGER.matcher(cell).matches() && Long.parseLong(cell) <= most) {
            write((int) Long.parseLong(cell), digits, inputs, at);
        } else {
            faults.add(
                    column,
                    cell,
                    CellFault.number(
                            "is not an integer from 0 to " + most,
                            "the network sees " + digits + " binary digits; write an integer that has no more"));
        }
    }
}
