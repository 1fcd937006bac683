package org.pierian.runner.bind;

import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.spec.NormSpec;

/// Turns the words of norms into plans of layers.
final class NormBinder {

    private NormBinder() {}

    /// One norm.
    static LayerPlan bind(NormSpec spec) {
        return switch (spec) {
            case NormSpec.LayerNorm(double epsilon) -> new LayerNorm.Plan(epsilon);
        };
    }
}
