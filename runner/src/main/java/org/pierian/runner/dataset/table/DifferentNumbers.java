package org.pierian.runner.dataset.table;

import java.util.function.DoubleToLongFunction;

/// Estimates how many different ones there are among numbers, without sorting or keeping them.
///
/// **Source:** Whang, Vander-Zanden and Taylor 1990, *A linear-time probabilistic counting algorithm for
/// database applications*.
final class DifferentNumbers {

    /// Marks for each number, so that few fall together.
    private static final int MARKS = 8;

    private static final int FEWEST_MARKS = 1 << 12;
    private static final int MOST_MARKS = 1 << 26;

    private DifferentNumbers() {}

    /// About how many there are, to within a hundredth.
    ///
    /// @param values the numbers; NaN where one is missing, and not counted
    /// @param bits what differs where two numbers do
    static double estimate(double[] values, DoubleToLongFunction bits) {
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
