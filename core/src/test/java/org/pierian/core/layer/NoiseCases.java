package org.pierian.core.layer;

import java.util.List;
import org.pierian.core.layer.noise.DropPath;
import org.pierian.core.layer.noise.GaussianNoise;
import org.pierian.core.layer.noise.SpatialDropout;
import org.pierian.core.tensor.Shape;

/// Layers of noise for the tests that every layer must pass.
final class NoiseCases {

    private NoiseCases() {}

    static List<LayerCase> all() {
        return List.of(
                new LayerCase("spatial_dropout", new SpatialDropout(0.5), Shape.of(6, 2, 3)),
                new LayerCase("drop_path", new DropPath(0.5), Shape.of(3, 5)),
                new LayerCase("gaussian_noise", new GaussianNoise.Plan(0.5), Shape.of(3, 5)));
    }
}
