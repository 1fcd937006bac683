package org.pierian.runner.export.torch;

import org.pierian.spec.Pair;
import org.pierian.spec.PoolingSpec;
import org.pierian.spec.ReductionSpec;
import org.pierian.spec.ResamplingSpec;
import org.pierian.spec.UpsampleMode;

/// Pooling, reductions and resampling as calls of PyTorch.
final class WindowCode {

    private WindowCode() {}

    static String of(PoolingSpec spec) {
        return switch (spec) {
            case PoolingSpec.MaxPool1d pool ->
                "nn.MaxPool1d(" + pool.kernelSize() + ", " + pool.stride().orElse(pool.kernelSize()) + ", "
                        + pool.padding() + ceil(pool.ceilMode()) + ")";
            case PoolingSpec.AvgPool1d pool ->
                "nn.AvgPool1d(" + pool.kernelSize() + ", " + pool.stride().orElse(pool.kernelSize()) + ", "
                        + pool.padding() + ceil(pool.ceilMode()) + counting(pool.countIncludePad()) + ")";
            case PoolingSpec.MaxPool2d pool ->
                "nn.MaxPool2d(" + Python.pair(pool.kernelSize()) + ", "
                        + Python.pair(pool.stride().orElse(pool.kernelSize())) + ", " + Python.pair(pool.padding())
                        + ceil(pool.ceilMode()) + ")";
            case PoolingSpec.AvgPool2d pool ->
                "nn.AvgPool2d(" + Python.pair(pool.kernelSize()) + ", "
                        + Python.pair(pool.stride().orElse(pool.kernelSize())) + ", " + Python.pair(pool.padding())
                        + ceil(pool.ceilMode()) + counting(pool.countIncludePad()) + ")";
            case PoolingSpec.AdaptiveAvgPool2d(Pair size) -> "nn.AdaptiveAvgPool2d(" + Python.pair(size) + ")";
        };
    }

    private static String ceil(boolean ceil) {
        return ceil ? ", ceil_mode=True" : "";
    }

    private static String counting(boolean counts) {
        return counts ? "" : ", count_include_pad=False";
    }

    static String of(ReductionSpec spec) {
        return switch (spec) {
            case ReductionSpec.GlobalAvgPool(boolean keep) -> "GlobalPool(\"mean\", " + Python.truth(keep) + ")";
            case ReductionSpec.GlobalMaxPool(boolean keep) -> "GlobalPool(\"max\", " + Python.truth(keep) + ")";
            case ReductionSpec.Mean(int dim, boolean keep) -> reduce("mean", dim, keep);
            case ReductionSpec.Max(int dim, boolean keep) -> reduce("max", dim, keep);
            case ReductionSpec.Sum(int dim, boolean keep) -> reduce("sum", dim, keep);
        };
    }

    private static String reduce(String kind, int dim, boolean keep) {
        return "Reduce(\"" + kind + "\", " + dim + ", " + Python.truth(keep) + ")";
    }

    static String of(ResamplingSpec spec) {
        return switch (spec) {
            case ResamplingSpec.Upsample(Pair scale, UpsampleMode mode) ->
                "nn.Upsample(scale_factor=" + Python.pair(scale)
                        + (mode == UpsampleMode.BILINEAR ? ", mode=\"bilinear\", align_corners=False)" : ")");
        };
    }
}
