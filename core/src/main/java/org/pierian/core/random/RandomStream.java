package org.pierian.core.random;

import org.pierian.core.arithmetic.Threefry;
import org.pierian.core.backend.RandomWords;
import org.pierian.core.tensor.Buffer;
import org.pierian.core.tensor.Tensor;

/// Random numbers for one purpose: each is a function of (seed, tag, path) and of (step, index), with no state
/// between draws.
///
/// Element `i` of a step is word `(i / 64) mod 2` of the block whose index is `i mod 64 + 64 * (i / 128)`, so
/// that blocks of 64 neighbours come from one word of 64 neighbouring blocks. Numbers drawn in pairs use both
/// words of block `i`.
public final class RandomStream {

    private static final int NEAR = 1 << 14; // so many places are in the cache anyway
    private static final int AHEAD = 256;

    private final int key0;
    private final int key1;

    private RandomStream(int key0, int key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /// The stream of one purpose.
    ///
    /// @param seed the experiment's seed; every value is one
    /// @param tag what the numbers are for
    /// @param path the layer's or parameter's path in the architecture, or an empty string
    public static RandomStream of(long seed, StreamTag tag, String path) {
        long key = Threefry.block((int) (seed >>> 32), (int) seed, tag.word(), 0);
        for (int i = 0; i < path.length(); i++) {
            key = Threefry.block((int) (key >>> 32), (int) key, path.charAt(i), i + 1);
        }
        return new RandomStream((int) (key >>> 32), (int) key);
    }

    /// Both words of block `index` of a step, the first in the high half.
    ///
    /// @param step 0 or more; from 2^32 on, the upper half of the step makes another key
    /// @param index the block's index
    public long block(long step, int index) {
        long key = key(step);
        return Threefry.block((int) (key >>> 32), (int) key, (int) step, index);
    }

    /// The key of a step, the first word in the high half.
    private long key(long step) {
        int high = (int) (step >>> 32);
        return high == 0 ? ((long) key0 << 32) | (key1 & 0xFFFF_FFFFL) : Threefry.block(key0, key1, high, -1);
    }

    /// Word of element `index` of a step.
    public int word(long step, int index) {
        long block = block(step, (index & 63) + ((index >>> 7) << 6));
        return (index & 64) == 0 ? (int) (block >>> 32) : (int) block;
    }

    /// Writes 1 where an element is kept and 0 where it is dropped.
    ///
    /// An element is kept when its word, as a fraction `(word >>> 8) * 2^-24` of [0, 1), is at
    /// least `dropProbability`.
    ///
    /// @param words makes the random words
    /// @param step the training step
    /// @param dropProbability 0 to below 1
    /// @param first number of the mask's first element in the step; above 0 where the step comes in parts
    /// @param mask receives elements `from .. to`
    /// @param from first element
    /// @param to behind the last element
    public void fillKeepMask(
            RandomWords words, long step, double dropProbability, int first, Tensor mask, int from, int to) {
        words.keepMask(key(step), (int) step, keepThreshold(dropProbability), first, from, to, mask);
    }

    /// The smallest 24-bit number that is kept: the ceiling of `dropProbability * 2^24`.
    private static int keepThreshold(double dropProbability) {
        return (int) StrictMath.ceil(dropProbability * 0x1p24);
    }

    /// Uniform number in [0, 1) with 24 bits.
    public float uniform(long step, int index) {
        return (word(step, index) >>> 8) * 0x1p-24f;
    }

    /// Integer from 0 to below a bound: `floor(word * bound / 2^32)`, uniform up to one part in `2^32 / bound`.
    ///
    /// @param bound at least 1
    public int scaled(long step, int index, int bound) {
        return (int) (((word(step, index) & 0xFFFF_FFFFL) * bound) >>> 32);
    }

    /// Fills an array with standard normal numbers in double precision.
    ///
    /// Elements `2 j` and `2 j + 1` are `r cos t` and `r sin t` with `r = sqrt(-2 ln u)`, `t = 2 pi v`,
    /// `u = (w0 + 1) 2^-32` and `v = w1 2^-32` from the two words of block `j`, by `StrictMath`.
    ///
    /// **Source:** Box and Muller 1958.
    public void fillNormal(long step, double[] values) {
        for (int i = 0; i < values.length; i += 2) {
            long block = block(step, i >>> 1);
            double radius = radius(block);
            double angle = angle(block);
            values[i] = radius * StrictMath.cos(angle);
            if (i + 1 < values.length) {
                values[i + 1] = radius * StrictMath.sin(angle);
            }
        }
    }

    /// Writes the first of those numbers, times a deviation in double precision and rounded once.
    ///
    /// @param deviation what they are multiplied by
    /// @param first number of the first element in the step; above 0 where the step comes in parts
    /// @param numbers receives elements `0 .. count`
    public void fillNormal(long step, double deviation, int first, Tensor numbers, int count) {
        Buffer buffer = numbers.buffer();
        int odd = first & 1;
        if (odd == 1 && count > 0) {
            long block = block(step, first >>> 1);
            buffer.set(0, (float) (deviation * (radius(block) * StrictMath.sin(angle(block)))));
        }
        for (int i = odd; i < count; i += 2) {
            long block = block(step, (first + i) >>> 1);
            double radius = radius(block);
            double angle = angle(block);
            buffer.set(i, (float) (deviation * (radius * StrictMath.cos(angle))));
            if (i + 1 < count) {
                buffer.set(i + 1, (float) (deviation * (radius * StrictMath.sin(angle))));
            }
        }
    }

    private static double radius(long block) {
        double u = ((block >>> 32) + 1) * 0x1p-32;
        return StrictMath.sqrt(-2.0 * StrictMath.log(u));
    }

    private static double angle(long block) {
        double v = (block & 0xFFFF_FFFFL) * 0x1p-32;
        return 2.0 * StrictMath.PI * v;
    }

    /// Fills `order` with a permutation of `0 .. order.length - 1`, by Fisher and Yates from the last place
    /// down.
    ///
    /// The place to swap with is drawn from block `i` by multiplication; words that would favour some places
    /// are rejected, first for the block's second word, then for blocks `i + n`, `i + 2 n`, and so on.
    ///
    /// **Source:** Lemire 2019, *Fast random integer generation in an interval*.
    ///
    /// @param step the epoch
    public void permute(long step, int[] order) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        shuffle(step, order);
    }

    /// Brings values into the order that [#permute] gives their places.
    ///
    /// @param step the epoch
    public void shuffle(long step, int[] values) {
        int n = values.length;
        if (n > NEAR) {
            swapFar(step, values);
        } else {
            for (int i = n - 1; i > 0; i--) {
                swap(values, i, below(step, i + 1, i, n));
            }
        }
    }

    /// Draws places ahead of their swaps and reads all of them once. The processor reads them side by side, so that the
    /// swaps find them in its cache.
    private void swapFar(long step, int[] values) {
        int[] places = new int[AHEAD];
        int[] words = new int[AHEAD];
        int[] others = new int[AHEAD];
        long key = key(step);
        for (int last = values.length - 1; last > 0; last -= AHEAD) {
            int first = last - AHEAD + 1;
            Threefry.blocks((int) (key >>> 32), (int) key, (int) step, first, words, others);
            int from = Math.max(0, 1 - first);
            for (int k = from; k < AHEAD; k++) {
                places[k] = partner(step, words[k], first + k, values.length);
                others[k] = values[places[k]]; // for the processor's cache
            }
            for (int k = AHEAD - 1; k >= from; k--) {
                swap(values, first + k, places[k]);
            }
        }
    }

    /// The place to swap another place with.
    ///
    /// @param word first of its block
    private int partner(long step, int word, int place, int places) {
        long product = (word & 0xFFFF_FFFFL) * (place + 1);
        return isFair(product, place + 1) ? (int) (product >>> 32) : below(step, place + 1, place, places);
    }

    private static void swap(int[] order, int i, int j) {
        int swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }

    /// Uniform integer in [0, bound) from blocks `first`, `first + stride`, and so on.
    private int below(long step, int bound, int first, int stride) {
        for (int index = first; ; index += stride) {
            long block = block(step, index);
            long product = (block >>> 32) * bound;
            if (isFair(product, bound)) {
                return (int) (product >>> 32);
            }
            product = (block & 0xFFFF_FFFFL) * bound;
            if (isFair(product, bound)) {
                return (int) (product >>> 32);
            }
        }
    }

    /// Whether a product is not among those that would favour some places. The remainder, which takes longer, is below
    /// the bound.
    private static boolean isFair(long product, int bound) {
        long low = product & 0xFFFF_FFFFL;
        return low >= bound || low >= 0x1_0000_0000L % bound;
    }
}
