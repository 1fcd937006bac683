package org.pierian.runner.dataset.table;

import java.util.Collection;
import java.util.Optional;
import org.pierian.runner.dataset.ColumnSummary;

/// The range of the numbers in a column, before they are scaled.
final class ColumnRanges {

    private ColumnRanges() {}

    /// The range over some sets of rows; none without a number.
    ///
    /// @param sets the column's numbers in each; NaN where one is missing
    static Optional<ColumnSummary.NumberRange> of(Collection<double[]> sets) {
        double sum = 0;
        long count = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double[] values : sets) {
            for (double value : values) {
                if (!Double.isNaN(value)) {
                    sum += value;
                    count++;
                    min = value > min ? min : Math.min(min, value); // quicker than always Math.min
                    max = value < max ? max : Math.max(max, value);
                }
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new ColumnSummary.NumberRange(min, sum / count, max));
    }
}
