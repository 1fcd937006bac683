package org.pierian.core.layer.pooling;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.Window;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Slide;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Largest element of each window: `[batch, channels, height, width]` to `[batch, channels, height', width']`.
///
/// Padding counts as minus infinity; of equals the first in row-major order wins and gets the gradient.
///
/// @param kernel size of the window
/// @param stride distance between windows
/// @param padding cells around the image, at most half of the window
/// @param ceil whether the last windows may reach beyond the padding
public record MaxPool2d(Size kernel, Size stride, Size padding, boolean ceil) implements PoolPlan {

    /// One whose windows lie within the padding.
    public MaxPool2d(Size kernel, Size stride, Size padding) {
        this(kernel, stride, padding, false);
    }

    @Override
    public String word() {
        return "max_pool2d";
    }

    @Override
    public Shape outputShape(Shape in) {
        Window w = window(in);
        return Shape.of(w.channels(), w.outHeight(), w.outWidth());
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
        Slide down = Slide.pooling(kernel.height(), stride.height(), padding.height(), ceil);
        Slide across = Slide.pooling(kernel.width(), stride.width(), padding.width(), ceil);
        return Windows.image(word(), in, down, across);
    }
}
