package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// How queries and keys are turned by their position: number pair p of step t by the angle whose cosine and sine
/// are element (t, p) of two tables.
///
/// @param cosines `[time, headDim / 2]`
/// @param sines of the same shape
/// @param adjacent whether pair p is elements 2p and 2p + 1 of a head, otherwise p and p + headDim / 2
public record Rotation(Tensor cosines, Tensor sines, boolean adjacent) {

    /// No rotation.
    public static final Rotation NONE = new Rotation(Tensor.NONE, Tensor.NONE, true);

    /// Whether nothing is turned.
    public boolean isNone() {
        return cosines.isNone();
    }
}
