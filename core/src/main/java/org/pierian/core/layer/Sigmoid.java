package org.pierian.core.layer;

import org.pierian.core.kernel.Kernels;
import org.pierian.core.tensor.Tensor;

/// Logistic function of every element: `y = 1 / (1 + exp(-x))`.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Sigmoid`.
public record Sigmoid() implements ElementwisePlan {

    @Override
    public void forward(Tensor x, Tensor y, Mode mode, long step) {
        Kernels.maps().sigmoid(0, x.size(), x.data(), y.data());
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            Kernels.maps().sigmoidGradient(0, y.size(), y.data(), dy.data(), dx.data()); // dx = dy * y (1 - y)
        }
    }
}
