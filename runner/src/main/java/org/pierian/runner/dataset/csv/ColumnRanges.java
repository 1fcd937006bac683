package org.pierian.runner.dataset.csv;

import java.util.Collection;
import java.util.Optional;
import org.pierian.runner.dataset.ColumnSummary;

/// The range of the numbers in a column, before they are scaled.
final class ColumnRanges {

    private ColumnRanges() {}

    /// The range over some sets of rows; none without a number.
    ///
    /// @param sets rows of `stride` numbers each
    /// @param offset of the column in a row
    static Optional<ColumnSummary.NumberRange> of(Collection<float[]> sets, int offset, int stride) {
        double sum = 0;
        long count = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (float[] values : sets) {
            for (int i = offset; i < values.length; i += stride) {
                if (!Float.isNaN(values[i])) {
                    sum += values[i];
                    count++;
                    min = Math.min(min, values[i]);
                    max = Math.max(max, values[i]);
                }
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new ColumnSummary.NumberRange(min, sum / count, max));
    }
}
