package org.pierian.runner.dataset.table;

import java.util.Arrays;
import java.util.Optional;
import org.pierian.runner.dataset.Scaling;

/// Finds columns whose different numbers become the same input, as 32-bit floats have about seven digits.
final class MergedNumbers {

    /// Of an estimate, which is right within a hundredth; most columns lose nothing and need not be sorted.
    private static final double CLEARLY_KEPT = 0.95;

    private MergedNumbers() {}

    /// A warning, if more than a tenth of the different numbers are lost.
    ///
    /// @param column the column's name
    /// @param scaling what the numbers become; nothing is lost where it makes all of them 0
    /// @param values the numbers of the training rows; NaN where one is missing
    static Optional<String> warning(String column, Scaling scaling, double[] values) {
        if (scaling.unit() == 0) {
            return Optional.empty();
        }
        double kept = DifferentNumbers.kept(values, x -> Float.floatToIntBits(scaling.apply(x) + 0f));
        if (kept >= CLEARLY_KEPT) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.parallelSort(sorted);
        long before = 0;
        long after = 0;
        float last = 0;
        for (int i = 0; i < sorted.length && !Double.isNaN(sorted[i]); i++) {
            boolean first = i == 0;
            float scaled = scaling.apply(sorted[i]);
            before += first || sorted[i] != sorted[i - 1] ? 1 : 0;
            after += first || scaled != last ? 1 : 0;
            last = scaled;
        }
        return 10 * after < 9 * before
                ? Optional.of("warning: " + before + " different numbers of column `" + BadCells.shown(column)
                        + "` become " + after + " as 32-bit floats; subtract what they have in common"
                        + (scaling.center() == 0
                                ? ", or write `scale: standard`"
                                : ", or look for numbers far from the others"))
                : Optional.empty();
    }
}
