package org.pierian.core.layer;

import org.pierian.core.tensor.Tensor;

/// A layer without parameters that can be asked for some examples of a batch, by several threads at once.
public interface ExampleLayer extends Layer {

    /// Writes examples `first .. end` of `y` from those of `x`; all else as in [Layer#forward].
    void forward(int first, int end, Tensor x, Tensor y, Mode mode, long step);

    /// Writes examples `first .. end` of `dx`, which is wanted; all else as in [Layer#backward].
    void backward(int first, int end, Tensor x, Tensor y, Tensor dy, Tensor dx);

    @Override
    default void forward(Tensor x, Tensor y, Mode mode, long step) {
        forward(0, x.rows(), x, y, mode, step);
    }

    @Override
    default void backward(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            backward(0, x.rows(), x, y, dy, dx);
        }
    }
}
