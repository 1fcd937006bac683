package org.pierian.core.layer;

import org.pierian.core.kernel.Kernels;
import org.pierian.core.tensor.Tensor;

/// Logistic function of every element: `y = 1 / (1 + exp(-x))`.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Sigmoid`.
public record Sigmoid() implements ElementwisePlan {

    @Override
    public void forward(int first, int end, Tensor x, Tensor y, Mode mode, long step) {
        int n = x.rowSize();
        Kernels.maps().sigmoid(first * n, end * n, x.data(), y.data());
    }

    @Override
    public void backward(int first, int end, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        int n = x.rowSize();
        Kernels.maps().sigmoidGradient(first * n, end * n, y.data(), dy.data(), dx.data()); // dx = dy * y (1 - y)
    }
}
