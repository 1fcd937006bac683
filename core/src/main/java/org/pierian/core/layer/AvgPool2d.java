package org.pierian.core.layer;

import org.pierian.core.kernel.Pooling;
import org.pierian.core.kernel.Window;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Mean of each window: `[batch, channels, height, width]` to `[batch, channels, height', width']`.
///
/// Padding counts as zeros, in the sum and in the divisor.
public final class AvgPool2d implements ExampleLayer {

    private final Window window;
    private final Pooling pooling;

    private AvgPool2d(Window window) {
        this.window = window;
        this.pooling = new Pooling(window);
    }

    @Override
    public void forward(Tensor x, Tensor y, Mode mode, long step) {
        pooling.mean(x.rows() * window.channels(), x.data(), y.data());
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            pooling.meanGradient(x.rows() * window.channels(), dy.data(), dx.data());
        }
    }

    @Override
    public void forward(int first, int end, Tensor x, Tensor y, Mode mode, long step) {
        int planes = window.channels();
        pooling.mean(first * planes, end * planes, x.data(), y.data());
    }

    @Override
    public void backward(int first, int end, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        int planes = window.channels();
        pooling.meanGradient(first * planes, end * planes, dy.data(), dx.data());
    }

    @Override
    public boolean readsOutput() {
        return false;
    }

    /// Average pooling before it knows its input.
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
            return new AvgPool2d(window(in));
        }

        private Window window(Shape in) {
            return Windows.of("avg_pool2d", in, kernel, stride, padding, padding, Size.square(1));
        }
    }
}
