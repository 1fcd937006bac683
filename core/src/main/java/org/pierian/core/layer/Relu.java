package org.pierian.core.layer;

import org.pierian.core.kernel.Kernels;
import org.pierian.core.tensor.Tensor;

/// Rectified linear unit: `y = max(x, 0)`; the derivative at 0 is 0.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Relu`.
public record Relu() implements ElementwisePlan {

    @Override
    public void forward(int first, int end, Tensor x, Tensor y, Mode mode, long step) {
        int n = x.rowSize();
        Kernels.maps().relu(first * n, end * n, x.data(), y.data());
    }

    @Override
    public void backward(int first, int end, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        int n = x.rowSize();
        Kernels.maps().reluGradient(first * n, end * n, y.data(), dy.data(), dx.data()); // dx = dy where y > 0
    }

    @Override
    public boolean worksInPlace() {
        return true;
    }
}
