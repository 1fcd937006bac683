package org.pierian.core.layer.activation;

import org.pierian.core.arithmetic.Binary64;
import org.pierian.core.arithmetic.Logistic;

/// `y = x * tanh(softplus(x))` with `softplus(x) = log(1 + exp(x))`.
///
/// **Source:** Misra 2019, *Mish: a self regularized non-monotonic activation function*; PyTorch,
/// `torch.nn.Mish`.
public record Mish() implements FunctionPlan {

    private static final double ONE_FROM = 40;

    @Override
    public double at(double x) {
        return x * tanh(x);
    }

    @Override
    public double slope(double x) {
        double t = tanh(x);
        return t + x * ((1 - t * t) * Logistic.sigmoid(x));
    }

    /// `tanh(log(1 + w)) = w (w + 2) / (w (w + 2) + 2)` with `w = exp(x)`; 1 from 40 on.
    private static double tanh(double x) {
        double w = Binary64.exp(Math.min(x, ONE_FROM));
        double n = w * (w + 2);
        return n / (n + 2);
    }
}
