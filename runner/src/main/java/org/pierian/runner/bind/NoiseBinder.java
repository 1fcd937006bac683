package org.pierian.runner.bind;

import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.noise.DropPath;
import org.pierian.core.layer.noise.GaussianNoise;
import org.pierian.core.layer.noise.SpatialDropout;
import org.pierian.spec.NoiseSpec;

/// Turns the words of noise into plans of layers.
final class NoiseBinder {

    private NoiseBinder() {}

    /// One layer of noise.
    static LayerPlan bind(NoiseSpec spec) {
        return switch (spec) {
            case NoiseSpec.SpatialDropout(double probability) -> new SpatialDropout(probability);
            case NoiseSpec.DropPath(double probability) -> new DropPath(probability);
            case NoiseSpec.GaussianNoise(double deviation) -> new GaussianNoise.Plan(deviation);
        };
    }
}
