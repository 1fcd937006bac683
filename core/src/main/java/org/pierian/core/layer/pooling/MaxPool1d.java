package org.pierian.core.layer.pooling;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.Window;
import org.pierian.core.layer.window.Slide;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Largest element of each window: `[batch, channels, length]` to `[batch, channels, length']`.
///
/// Padding counts as minus infinity; of equals the first wins and gets the gradient.
///
/// @param kernel length of the window
/// @param stride distance between windows
/// @param padding cells on both sides, at most half of the window
/// @param ceil whether the last window may reach beyond the padding
public record MaxPool1d(int kernel, int stride, int padding, boolean ceil) implements PoolPlan {

    @Override
    public String word() {
        return "max_pool1d";
    }

    @Override
    public Shape outputShape(Shape in) {
        Window w = window(in);
        return Shape.of(w.channels(), w.outWidth());
    }

    @Override
    public long scratch(TensorType in, int maxBatch) {
        return (long) maxBatch * output(in).shape().size(); // where each winner lies
    }

    @Override
    public Pooling pooling(Shape in, Backend backend, int maxBatch) {
        return backend.maxPooling(window(in), maxBatch);
    }

    private Window window(Shape in) {
        return Windows.line(word(), in, Slide.pooling(kernel, stride, padding, ceil));
    }
}
