package org.pierian.core.layer.attention;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Rotation;
import org.pierian.core.init.RotaryAngles;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Rotary position embedding: queries and keys are turned by their position, so that a score depends on how far
/// they are apart.
///
/// @param base how slowly the last pair turns, usually 10000
/// @param adjacent whether a pair is two neighbours, otherwise a number of the first half of a head and one of
///     the second
public record Rotary(double base, boolean adjacent) {

    Rotation rotation(int time, int headDim, Backend backend) {
        int pairs = headDim / 2;
        RotaryAngles angles = new RotaryAngles(base, time, pairs);
        Tensor cosines = backend.zeros(Shape.of(time, pairs));
        cosines.assign(angles.cosines());
        Tensor sines = backend.zeros(Shape.of(time, pairs));
        sines.assign(angles.sines());
        return new Rotation(cosines, sines, adjacent);
    }
}
