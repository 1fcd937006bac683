package org.pierian.core.backend.cpu.matmul;

/// The forms of [Interleave].
public final class Interleaves {

    private Interleaves() {}

    /// The fastest form for a width of vectors.
    ///
    /// @param bits bits in a vector
    public static Interleave of(int bits) {
        if (bits >= 512) {
            return new Interleave512();
        }
        return bits == 256 ? new Interleave256() : new ScalarInterleave();
    }
}
