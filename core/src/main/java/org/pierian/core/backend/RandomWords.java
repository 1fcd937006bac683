package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Random words by the hundred, as dropout needs them. Several threads may ask for different elements of a mask at
/// once.
public interface RandomWords {

    /// Writes 1 to elements `from .. to` where a word's upper 24 bits are at least `threshold` and 0 where they are
    /// below.
    ///
    /// Element `i` of the mask is number `n = first + i` of the stream, and takes word `(n / 64) mod 2` of the
    /// block of [org.pierian.core.arithmetic.Threefry] with counter `(counter, n mod 64 + 64 * (n / 128))`.
    ///
    /// @param key both words of the key, the first in the upper half
    /// @param counter first word of the counter
    /// @param threshold 0 to 2^24
    /// @param first number of the mask's first element in the stream
    /// @param mask receives the numbers
    void keepMask(long key, int counter, int threshold, int first, int from, int to, Tensor mask);
}
