package org.pierian.core.layer.activation;

/// Rectified linear unit with a ceiling: `y = min(max(x, 0), 6)`; the derivative at 0 and at 6 is 0.
///
/// **Source:** Krizhevsky 2010, *Convolutional deep belief networks on CIFAR-10*; PyTorch, `torch.nn.ReLU6`.
public record Relu6() implements FunctionPlan {

    @Override
    public double at(double x) {
        return x <= 0 ? 0 : x >= 6 ? 6 : x;
    }

    @Override
    public double slope(double x) {
        return x > 0 && x < 6 ? 1 : 0;
    }
}
