package org.pierian.runner.bind;

import org.pierian.core.backend.AxisReduction;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.pooling.AdaptiveAvgPool2d;
import org.pierian.core.layer.pooling.AvgPool1d;
import org.pierian.core.layer.pooling.AvgPool2d;
import org.pierian.core.layer.pooling.GlobalPool;
import org.pierian.core.layer.pooling.MaxPool1d;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.pooling.ReduceAxis;
import org.pierian.core.layer.pooling.Upsample;
import org.pierian.spec.Pair;
import org.pierian.spec.PoolingSpec;
import org.pierian.spec.ReductionSpec;
import org.pierian.spec.ResamplingSpec;
import org.pierian.spec.UpsampleMode;

/// Turns the words of pooling, reductions and resampling into plans of layers.
final class PoolingBinder {

    private PoolingBinder() {}

    /// One pooling layer.
    static LayerPlan bind(PoolingSpec spec) {
        return switch (spec) {
            case PoolingSpec.MaxPool1d pool ->
                new MaxPool1d(
                        pool.kernelSize(), pool.stride().orElse(pool.kernelSize()), pool.padding(), pool.ceilMode());
            case PoolingSpec.AvgPool1d pool ->
                new AvgPool1d(
                        pool.kernelSize(),
                        pool.stride().orElse(pool.kernelSize()),
                        pool.padding(),
                        pool.ceilMode(),
                        pool.countIncludePad());
            case PoolingSpec.MaxPool2d pool ->
                new MaxPool2d(
                        Sizes.of(pool.kernelSize()),
                        Sizes.of(pool.stride().orElse(pool.kernelSize())),
                        Sizes.of(pool.padding()),
                        pool.ceilMode());
            case PoolingSpec.AvgPool2d pool ->
                new AvgPool2d(
                        Sizes.of(pool.kernelSize()),
                        Sizes.of(pool.stride().orElse(pool.kernelSize())),
                        Sizes.of(pool.padding()),
                        pool.ceilMode(),
                        pool.countIncludePad());
            case PoolingSpec.AdaptiveAvgPool2d(Pair size) -> new AdaptiveAvgPool2d(Sizes.of(size));
        };
    }

    /// One reduction of whole axes.
    static LayerPlan bind(ReductionSpec spec) {
        return switch (spec) {
            case ReductionSpec.GlobalAvgPool(boolean keep) -> new GlobalPool(false, keep);
            case ReductionSpec.GlobalMaxPool(boolean keep) -> new GlobalPool(true, keep);
            case ReductionSpec.Mean(int dim, boolean keep) -> new ReduceAxis(AxisReduction.Kind.MEAN, dim, keep);
            case ReductionSpec.Max(int dim, boolean keep) -> new ReduceAxis(AxisReduction.Kind.MAX, dim, keep);
            case ReductionSpec.Sum(int dim, boolean keep) -> new ReduceAxis(AxisReduction.Kind.SUM, dim, keep);
        };
    }

    /// One resampling layer.
    static LayerPlan bind(ResamplingSpec spec) {
        return switch (spec) {
            case ResamplingSpec.Upsample(Pair scale, UpsampleMode mode) ->
                new Upsample(Sizes.of(scale), mode == UpsampleMode.BILINEAR);
        };
    }
}
