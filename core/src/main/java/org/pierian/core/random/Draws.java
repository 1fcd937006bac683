package org.pierian.core.random;

import org.pierian.core.arithmetic.Threefry;

/// Random numbers for one example in one step, drawn one after the other. They have a stream of their own: the block of
/// (step, example) of a [RandomStream] is the key, and the counter is the number of the block, so that as many as are
/// needed can be drawn, and none shifts those of another example.
public final class Draws {

    private static final long WORDS = 1L << 32;

    private int key0;
    private int key1;
    private int next;
    private long block;

    /// Begins with the first number of an example in a step.
    ///
    /// @param step 0 or more
    /// @param index the example
    public void begin(RandomStream stream, long step, int index) {
        long key = stream.block(step, index);
        key0 = (int) (key >>> 32);
        key1 = (int) key;
        next = 0;
    }

    /// The next word; both words of each block, the first one first.
    private long word() {
        if ((next & 1) == 0) {
            block = Threefry.block(key0, key1, next >>> 1, 0);
        }
        return (next++ & 1) == 0 ? block >>> 32 : block & (WORDS - 1);
    }

    /// Uniform number between 0 and 1, neither of them: `(word + 1/2) 2^-32`.
    public double uniform() {
        return (word() + 0.5) * 0x1p-32;
    }

    /// Uniform number from `low` to `high`: `low + u (high - low)`, with two roundings.
    public double uniform(double low, double high) {
        return low + uniform() * (high - low);
    }

    /// Uniform integer in [0, bound): the upper half of `word * bound`; words that would favour some are left out.
    ///
    /// **Source:** Lemire 2019, *Fast random integer generation in an interval*.
    ///
    /// @param bound at least 1
    public int below(int bound) {
        long rejected = WORDS % bound;
        while (true) {
            long product = word() * bound;
            if ((product & (WORDS - 1)) >= rejected) {
                return (int) (product >>> 32);
            }
        }
    }
}
