package org.pierian.core.layer;

import org.pierian.core.kernel.Pooling;
import org.pierian.core.kernel.Window;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Largest element of each window: `[batch, channels, height, width]` to `[batch, channels, height', width']`.
///
/// Padding counts as minus infinity; of equals the first in row-major order wins and gets the gradient.
public final class MaxPool2d implements ExampleLayer {

    private final Window window;
    private final Pooling pooling;
    private final int[] places; // [max batch * channels * windows], index of the winner within its plane

    private MaxPool2d(Window window, int capacity) {
        this.window = window;
        this.pooling = new Pooling(window);
        this.places = new int[capacity];
    }

    @Override
    public void forward(Tensor x, Tensor y, Mode mode, long step) {
        pooling.max(x.rows() * window.channels(), x.data(), y.data(), places);
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            pooling.maxGradient(x.rows() * window.channels(), places, dy.data(), dx.data());
        }
    }

    @Override
    public void forward(int first, int end, Tensor x, Tensor y, Mode mode, long step) {
        int planes = window.channels();
        pooling.max(first * planes, end * planes, x.data(), y.data(), places);
    }

    @Override
    public void backward(int first, int end, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        int planes = window.channels();
        pooling.maxGradient(first * planes, end * planes, places, dy.data(), dx.data());
    }

    @Override
    public boolean readsOutput() {
        return false;
    }

    /// Max pooling before it knows its input.
    ///
    /// @param kernel size of the window
    /// @param stride distance between windows
    /// @param padding cells around the picture, at most half of the window
    public record Plan(Size kernel, Size stride, Size padding) implements LayerPlan {

        @Override
        public Shape outputShape(Shape in) {
            Window w = window(in);
            return Shape.of(w.channels(), w.outHeight(), w.outWidth());
        }

        @Override
        public Layer build(Shape in, Site site) {
            return new MaxPool2d(
                    window(in), outputShape(in).prepend(site.maxBatch()).size());
        }

        private Window window(Shape in) {
            return Windows.of("max_pool2d", in, kernel, stride, padding, padding, Size.square(1));
        }
    }
}
