package org.pierian.core.layer.activation;

import org.pierian.core.arithmetic.Logistic;

/// `y = x * tanh(softplus(x))` with `softplus(x) = log(1 + exp(x))`.
///
/// **Source:** Misra 2019, *Mish: a self regularized non-monotonic activation function*; PyTorch,
/// `torch.nn.Mish`.
public record Mish() implements FunctionPlan {

    @Override
    public double at(double x) {
        return x * StrictMath.tanh(Logistic.softplus(x));
    }

    @Override
    public double slope(double x) {
        double t = StrictMath.tanh(Logistic.softplus(x));
        return t + x * ((1 - t * t) * Logistic.sigmoid(x));
    }
}
