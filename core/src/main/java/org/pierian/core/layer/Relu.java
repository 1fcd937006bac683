package org.pierian.core.layer;

import org.pierian.core.kernel.Kernels;
import org.pierian.core.tensor.Tensor;

/// Rectified linear unit: `y = max(x, 0)`; the derivative at 0 is 0.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Relu`.
public record Relu() implements ElementwisePlan {

    @Override
    public void forward(Tensor x, Tensor y, Mode mode, long step) {
        Kernels.maps().relu(0, x.size(), x.data(), y.data());
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            Kernels.maps().reluGradient(0, y.size(), y.data(), dy.data(), dx.data()); // dx = dy where y > 0
        }
    }

    @Override
    public boolean worksInPlace() {
        return true;
    }
}
