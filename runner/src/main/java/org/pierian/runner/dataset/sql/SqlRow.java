package org.pierian.runner.dataset.sql;

import org.jspecify.annotations.Nullable;
import org.pierian.runner.dataset.table.TableRow;

/// A row of a query. The texts of numbers are made only where they are asked for.
///
/// @param texts of each cell; null where it is the text of a number
/// @param decimals of each cell the number, or NaN
@SuppressWarnings("ArrayRecordComponent") // a handle on a row, never compared
record SqlRow(long number, @Nullable String[] texts, double[] decimals) implements TableRow {

    @Override
    public int size() {
        return texts.length;
    }

    @Override
    public String text(int cell) {
        String text = texts[cell];
        return text == null ? NumberText.of(decimals[cell]) : text;
    }

    @Override
    public double decimal(int cell) {
        return decimals[cell];
    }
}
