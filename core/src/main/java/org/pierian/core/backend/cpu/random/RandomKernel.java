package org.pierian.core.backend.cpu.random;

/// Random words by the hundred, as dropout needs them.
public interface RandomKernel {

    /// Writes 1 to elements `from .. to` where a word's upper 24 bits are at least `threshold` and 0 where they are
    /// below.
    ///
    /// Element `i` takes word `(i / 64) mod 2` of the [org.pierian.core.arithmetic.Threefry] block with counter
    /// `(counter, i mod 64 + 64 * (i / 128))`.
    ///
    /// @param key0 first word of the key
    /// @param key1 second word of the key
    /// @param counter first word of the counter
    /// @param threshold 0 to 2^24
    /// @param mask receives the numbers
    /// @param from first element
    /// @param to behind the last element
    default void keepMask(int key0, int key1, int counter, int threshold, float[] mask, int from, int to) {
        keepMask(key0, key1, counter, threshold, mask, from, to, 0);
    }

    /// The same, where the mask begins with a later element: `mask[i - before]` receives element `i`.
    void keepMask(int key0, int key1, int counter, int threshold, float[] mask, int from, int to, int before);
}
