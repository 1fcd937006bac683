package org.pierian.core.layer;

import org.pierian.core.kernel.Kernels;
import org.pierian.core.tensor.Tensor;

/// Hyperbolic tangent of every element.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Tanh`.
public record Tanh() implements ElementwisePlan {

    @Override
    public void forward(Tensor x, Tensor y, Mode mode, long step) {
        Kernels.maps().tanh(0, x.size(), x.data(), y.data());
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            Kernels.maps().tanhGradient(0, y.size(), y.data(), dy.data(), dx.data()); // dx = dy * (1 - y^2)
        }
    }
}
