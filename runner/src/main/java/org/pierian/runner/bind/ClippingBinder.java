package org.pierian.runner.bind;

import org.pierian.core.optimizer.ClipNorm;
import org.pierian.core.optimizer.ClipValue;
import org.pierian.core.optimizer.Clipping;
import org.pierian.spec.ClippingSpec;
import org.pierian.spec.NormType;

/// Turns the word for a clipping into the clipping.
public final class ClippingBinder {

    private ClippingBinder() {}

    /// The clipping.
    public static Clipping bind(ClippingSpec spec) {
        return switch (spec) {
            case ClippingSpec.Norm(double maxNorm, NormType type) -> new ClipNorm(maxNorm, norm(type));
            case ClippingSpec.Value(double max) -> new ClipValue(max);
        };
    }

    private static ClipNorm.Norm norm(NormType type) {
        return switch (type) {
            case L1 -> ClipNorm.Norm.L1;
            case L2 -> ClipNorm.Norm.L2;
            case INF -> ClipNorm.Norm.MAXIMUM;
        };
    }
}
