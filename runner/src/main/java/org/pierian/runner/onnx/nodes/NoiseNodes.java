package org.pierian.runner.onnx.nodes;

import org.pierian.spec.NoiseSpec;

/// Noise, which changes nothing outside of training.
final class NoiseNodes {

    private NoiseNodes() {}

    static String add(NoiseSpec spec, String x) {
        return switch (spec) {
            case NoiseSpec.SpatialDropout _, NoiseSpec.DropPath _, NoiseSpec.GaussianNoise _ -> x;
        };
    }
}
