package org.pierian.core.layer.pooling;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.Spans;
import org.pierian.core.backend.Window;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Slide;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;

/// Mean of each window: `[batch, channels, height, width]` to `[batch, channels, height', width']`.
///
/// Padding counts as zeros in the sum. The divisor counts the window's cells within the image, and those of padding
/// unless it is said otherwise; never those of a window beyond the padding.
///
/// @param kernel size of the window
/// @param stride distance between windows
/// @param padding cells around the image, at most half of the window
/// @param ceil whether the last windows may reach beyond the padding
/// @param countPadding whether padding counts in the divisor
public record AvgPool2d(Size kernel, Size stride, Size padding, boolean ceil, boolean countPadding)
        implements PoolPlan {

    /// One whose windows lie within the padding, which counts.
    public AvgPool2d(Size kernel, Size stride, Size padding) {
        this(kernel, stride, padding, false, true);
    }

    @Override
    public String word() {
        return "avg_pool2d";
    }

    @Override
    public Shape outputShape(Shape in) {
        Window w = window(in);
        return Shape.of(w.channels(), w.outHeight(), w.outWidth());
    }

    @Override
    public Pooling pooling(Shape in, Backend backend, int maxBatch) {
        Window w = window(in);
        Spans rows = Spans.windows(
                w.height(), w.outHeight(), kernel.height(), stride.height(), padding.height(), countPadding);
        Spans columns =
                Spans.windows(w.width(), w.outWidth(), kernel.width(), stride.width(), padding.width(), countPadding);
        return backend.meanPooling(w.channels(), rows, columns);
    }

    private Window window(Shape in) {
        Slide down = Slide.pooling(kernel.height(), stride.height(), padding.height(), ceil);
        Slide across = Slide.pooling(kernel.width(), stride.width(), padding.width(), ceil);
        return Windows.image(word(), in, down, across);
    }
}
