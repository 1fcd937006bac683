package org.pierian.runner.bind;

import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.pooling.AvgPool2d;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.spec.Pair;
import org.pierian.spec.PoolingSpec;

/// Turns the words of pooling into plans of layers.
final class PoolingBinder {

    private PoolingBinder() {}

    /// One pooling layer.
    static LayerPlan bind(PoolingSpec spec) {
        return switch (spec) {
            case PoolingSpec.MaxPool2d(Pair kernel, Optional<Pair> stride, Pair padding) ->
                new MaxPool2d(Sizes.of(kernel), Sizes.of(stride.orElse(kernel)), Sizes.of(padding));
            case PoolingSpec.AvgPool2d(Pair kernel, Optional<Pair> stride, Pair padding) ->
                new AvgPool2d(Sizes.of(kernel), Sizes.of(stride.orElse(kernel)), Sizes.of(padding));
        };
    }
}
