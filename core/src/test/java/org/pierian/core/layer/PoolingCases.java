package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.AxisReduction.Kind;
import org.pierian.core.layer.pooling.AdaptiveAvgPool2d;
import org.pierian.core.layer.pooling.AvgPool1d;
import org.pierian.core.layer.pooling.AvgPool2d;
import org.pierian.core.layer.pooling.GlobalPool;
import org.pierian.core.layer.pooling.MaxPool1d;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.pooling.ReduceAxis;
import org.pierian.core.layer.pooling.Upsample;
import org.pierian.core.layer.window.Size;
import org.pierian.core.tensor.Shape;

/// Pooling, reductions and resampling for the tests that every layer must pass.
final class PoolingCases {

    private PoolingCases() {}

    static List<LayerCase> all() {
        List<LayerCase> all = new ArrayList<>(windows());
        all.addAll(lines());
        all.addAll(axes());
        all.addAll(resampling());
        return all;
    }

    private static List<LayerCase> windows() {
        Size none = Size.square(0);
        Size two = Size.square(2);
        Size three = Size.square(3);
        return List.of(
                new LayerCase("max_pool2d", new MaxPool2d(two, two, none), Shape.of(2, 5, 6)),
                new LayerCase(
                        "max_pool2d that overlaps",
                        new MaxPool2d(three, new Size(1, 2), Size.square(1)),
                        Shape.of(2, 5, 6)),
                new LayerCase(
                        "max_pool2d with windows cut off", new MaxPool2d(two, two, none, true), Shape.of(2, 5, 7)),
                new LayerCase("avg_pool2d", new AvgPool2d(two, two, none), Shape.of(2, 5, 6)),
                new LayerCase(
                        "avg_pool2d that overlaps",
                        new AvgPool2d(three, new Size(1, 2), Size.square(1)),
                        Shape.of(2, 5, 6)),
                new LayerCase(
                        "avg_pool2d with windows cut off",
                        new AvgPool2d(three, two, Size.square(1), true, true),
                        Shape.of(2, 4, 6)),
                new LayerCase(
                        "avg_pool2d of numbers alone",
                        new AvgPool2d(three, two, Size.square(1), true, false),
                        Shape.of(2, 4, 6)),
                new LayerCase("adaptive_avg_pool2d", new AdaptiveAvgPool2d(new Size(3, 4)), Shape.of(2, 5, 6)));
    }

    private static List<LayerCase> lines() {
        return List.of(
                new LayerCase("max_pool1d", new MaxPool1d(3, 2, 1, true), Shape.of(2, 8)),
                new LayerCase("avg_pool1d", new AvgPool1d(3, 2, 1, true, false), Shape.of(2, 8)));
    }

    private static List<LayerCase> axes() {
        return List.of(
                new LayerCase("global_avg_pool", new GlobalPool(false, false), Shape.of(2, 5, 6)),
                new LayerCase("global_max_pool", new GlobalPool(true, true), Shape.of(2, 5, 6)),
                new LayerCase("mean of the first axis", new ReduceAxis(Kind.MEAN, 1, false), Shape.of(3, 5)),
                new LayerCase("mean of the last axis", new ReduceAxis(Kind.MEAN, -1, true), Shape.of(3, 5)),
                new LayerCase("mean of a vector", new ReduceAxis(Kind.MEAN, 1, false), Shape.of(7)),
                new LayerCase("max of the middle axis", new ReduceAxis(Kind.MAX, 2, false), Shape.of(2, 4, 3)),
                new LayerCase("max of the last axis", new ReduceAxis(Kind.MAX, 2, true), Shape.of(3, 5)),
                new LayerCase("sum of the first axis", new ReduceAxis(Kind.SUM, -3, true), Shape.of(4, 2, 3)),
                new LayerCase("sum of the last axis", new ReduceAxis(Kind.SUM, -1, false), Shape.of(2, 70)));
    }

    private static List<LayerCase> resampling() {
        return List.of(
                new LayerCase("upsample, nearest", new Upsample(new Size(2, 3), false), Shape.of(2, 3, 4)),
                new LayerCase("upsample, bilinear", new Upsample(new Size(2, 3), true), Shape.of(2, 3, 4)));
    }
}
