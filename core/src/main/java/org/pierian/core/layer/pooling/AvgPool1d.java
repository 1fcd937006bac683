package org.pierian.core.layer.pooling;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.Spans;
import org.pierian.core.backend.Window;
import org.pierian.core.layer.window.Slide;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;

/// Mean of each window: `[batch, channels, length]` to `[batch, channels, length']`; see [AvgPool2d].
///
/// @param kernel length of the window
/// @param stride distance between windows
/// @param padding cells on both sides, at most half of the window
/// @param ceil whether the last window may reach beyond the padding
/// @param countPadding whether padding counts in the divisor
public record AvgPool1d(int kernel, int stride, int padding, boolean ceil, boolean countPadding) implements PoolPlan {

    @Override
    public String word() {
        return "avg_pool1d";
    }

    @Override
    public Shape outputShape(Shape in) {
        Window w = window(in);
        return Shape.of(w.channels(), w.outWidth());
    }

    @Override
    public Pooling pooling(Shape in, Backend backend, int maxBatch) {
        Window w = window(in);
        Spans columns = Spans.windows(w.width(), w.outWidth(), kernel, stride, padding, countPadding);
        return backend.meanPooling(w.channels(), Spans.shares(1, 1), columns);
    }

    private Window window(Shape in) {
        return Windows.line(word(), in, Slide.pooling(kernel, stride, padding, ceil));
    }
}
