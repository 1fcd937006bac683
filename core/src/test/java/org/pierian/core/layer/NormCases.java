package org.pierian.core.layer;

import java.util.List;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.core.tensor.Shape;

/// Norms for the tests that every layer must pass.
final class NormCases {

    private NormCases() {}

    static List<LayerCase> all() {
        return List.of(
                new LayerCase("layer_norm", new LayerNorm.Plan(1e-5), Shape.of(7)),
                new LayerCase("layer_norm over time", new LayerNorm.Plan(1e-3), Shape.of(3, 5)));
    }
}
