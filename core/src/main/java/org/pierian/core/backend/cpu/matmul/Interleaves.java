package org.pierian.core.backend.cpu.matmul;

/// The forms of [Interleave].
public final class Interleaves {

    private Interleaves() {}

    /// The fastest form for a width of vectors.
    ///
    /// @param bits bits in a vector
    public static Interleave of(int bits) {
        return bits >= 512 ? new Interleave512() : new ScalarInterleave();
    }
}
