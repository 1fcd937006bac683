package org.pierian.core.layer;

import org.pierian.core.kernel.Kernels;
import org.pierian.core.tensor.Tensor;

/// Hyperbolic tangent of every element.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Tanh`.
public record Tanh() implements ElementwisePlan {

    @Override
    public void forward(int first, int end, Tensor x, Tensor y, Mode mode, long step) {
        int n = x.rowSize();
        Kernels.maps().tanh(first * n, end * n, x.data(), y.data());
    }

    @Override
    public void backward(int first, int end, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        int n = x.rowSize();
        Kernels.maps().tanhGradient(first * n, end * n, y.data(), dy.data(), dx.data()); // dx = dy * (1 - y^2)
    }
}
