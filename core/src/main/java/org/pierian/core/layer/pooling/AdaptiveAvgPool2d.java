package org.pierian.core.layer.pooling;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.Spans;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;

/// Means of as many windows as are asked for, which cover the image and may overlap: `[batch, channels, height, width]`
/// to `[batch, channels, size]`. Window i of n over an axis of m cells is `floor(i * m / n)` to below
/// `ceil((i + 1) * m / n)`.
///
/// @param size windows down and across
public record AdaptiveAvgPool2d(Size size) implements PoolPlan {

    @Override
    public String word() {
        return "adaptive_avg_pool2d";
    }

    @Override
    public Shape outputShape(Shape in) {
        Windows.requireImage(word(), in);
        return Shape.of(in.dim(0), size.height(), size.width());
    }

    @Override
    public Pooling pooling(Shape in, Backend backend, int maxBatch) {
        return backend.meanPooling(
                in.dim(0), Spans.shares(in.dim(1), size.height()), Spans.shares(in.dim(2), size.width()));
    }
}
