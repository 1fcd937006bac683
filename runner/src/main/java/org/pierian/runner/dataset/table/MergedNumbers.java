package org.pierian.runner.dataset.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleToLongFunction;
import org.pierian.runner.dataset.Scaling;

/// Finds columns whose different numbers become the same input, as 32-bit floats have about seven digits.
final class MergedNumbers {

    /// Of estimates, which are right within a hundredth; most columns lose nothing and need not be sorted.
    private static final double CLEARLY_KEPT = 0.95;
    /// Marks for each number, so that few fall together.
    private static final int MARKS = 8;
    private static final int FEWEST_MARKS = 1 << 12;
    private static final int MOST_MARKS = 1 << 26;

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
        double kept = estimate(values, x -> Float.floatToIntBits(scaling.apply(x) + 0f));
        if (kept >= CLEARLY_KEPT * estimate(values, x -> Double.doubleToLongBits(x + 0d))) {
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

    /// About how many different numbers there are.
    ///
    /// **Source:** Whang, Vander-Zanden and Taylor 1990, *A linear-time probabilistic counting algorithm for
    /// database applications*.
    ///
    /// @param values the numbers; NaN where one is missing, and not counted
    /// @param bits what differs where two numbers do
    private static double estimate(double[] values, DoubleToLongFunction bits) {
        long wanted = Math.clamp((long) MARKS * values.length, FEWEST_MARKS, MOST_MARKS);
        int size = Math.toIntExact(Long.highestOneBit(wanted));
        long[] marks = new long[size / Long.SIZE];
        for (double value : values) {
            if (!Double.isNaN(value)) {
                int mark = (int) mixed(bits.applyAsLong(value)) & (size - 1);
                marks[mark / Long.SIZE] |= 1L << mark;
            }
        }
        long free = size;
        for (long word : marks) {
            free -= Long.bitCount(word);
        }
        return size * StrictMath.log((double) size / Math.max(1, free));
    }

    /// Spreads numbers of any form evenly.
    ///
    /// **Source:** the finalizer of MurmurHash3, Appleby 2011.
    private static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
