package org.pierian.runner.dataset.table;

import java.util.function.DoubleToLongFunction;

/// Estimates how many of the different numbers of a column stay different, without sorting or keeping them.
///
/// Of many numbers it looks at a sample: all that become one of some results, so that numbers that merge are in it
/// together. Where the sample has clearly more or fewer rows than its share, single numbers occur very often, and it
/// looks at all.
///
/// **Source:** Whang, Vander-Zanden and Taylor 1990, *A linear-time probabilistic counting algorithm for
/// database applications*.
final class DifferentNumbers {

    private static final int ENOUGH = 1 << 16;
    private static final double TOLERANCE = 1.0 / 32;

    private final DoubleToLongFunction merged;
    private final int rate;
    private final Marks before;
    private final Marks after;
    private long present;
    private long taken;

    /// @param rate one of so many results is taken; a power of two
    private DifferentNumbers(double[] values, DoubleToLongFunction merged, int rate) {
        this.merged = merged;
        this.rate = rate;
        this.before = new Marks(values.length / rate);
        this.after = new Marks(values.length / rate);
        for (double value : values) {
            if (!Double.isNaN(value)) {
                add(value);
            }
        }
    }

    /// The number of different results divided by the number of different numbers, to within about a hundredth.
    ///
    /// @param values the numbers; NaN where one is missing, and not counted
    /// @param merged what a number becomes
    static double kept(double[] values, DoubleToLongFunction merged) {
        int rate = Integer.highestOneBit(Math.max(1, values.length / ENOUGH));
        DifferentNumbers part = new DifferentNumbers(values, merged, rate);
        boolean isFair = Math.abs(part.taken * rate - part.present) <= TOLERANCE * part.present;
        return isFair ? part.ratio() : new DifferentNumbers(values, merged, 1).ratio();
    }

    private void add(double value) {
        long result = mixed(merged.applyAsLong(value));
        present++;
        if (((result >>> 32) & (rate - 1)) == 0) {
            taken++;
            after.set((int) result);
            before.set((int) mixed(Double.doubleToLongBits(value + 0d)));
        }
    }

    private double ratio() {
        return after.estimate() / before.estimate();
    }

    /// Spreads numbers of any form evenly.
    ///
    /// **Source:** the finalizer of MurmurHash3, Appleby 2011.
    private static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    /// One mark for all numbers of a hash.
    private static final class Marks {

        private static final int FOR_EACH = 8; // so that few numbers fall together
        private static final int FEWEST = 1 << 12;
        private static final int MOST = 1 << 26;

        private final int size;
        private final long[] words;

        /// @param numbers so many at most
        Marks(int numbers) {
            this.size = Integer.highestOneBit(Math.clamp((long) FOR_EACH * numbers, FEWEST, MOST));
            this.words = new long[size / Long.SIZE];
        }

        void set(int hash) {
            int mark = hash & (size - 1);
            words[mark / Long.SIZE] |= 1L << mark;
        }

        /// About how many different numbers were marked; never 0.
        double estimate() {
            long free = size;
            for (long word : words) {
                free -= Long.bitCount(word);
            }
            return Math.max(1, size * StrictMath.log((double) size / Math.max(1, free)));
        }
    }
}
