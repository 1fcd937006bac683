package org.pierian.core.layer.activation;

import org.pierian.core.arithmetic.Logistic;

/// [Gelu] by an approximation: `y = x * (1 + tanh(u)) / 2`, which is `x * sigmoid(2 u)`, with
/// `u = sqrt(2 / pi) * (x + 0.044715 * x^3)`.
///
/// **Source:** Hendrycks and Gimpel 2016, *Gaussian error linear units*, sec. 2; PyTorch, `torch.nn.GELU` with
/// `approximate="tanh"`.
public record GeluTanh() implements FunctionPlan {

    /// `2 * sqrt(2 / pi)`, rounded.
    private static final double TWICE_ROOT = 0x1.9884533d43651p0;

    private static final double CUBE = 0.044715;

    @Override
    public double at(double x) {
        return x * Logistic.sigmoid(twice(x));
    }

    @Override
    public double slope(double x) {
        double s = Logistic.sigmoid(twice(x));
        return s + x * (s * (1 - s)) * (TWICE_ROOT * (1 + 3 * CUBE * (x * x)));
    }

    /// `2 u`.
    private static double twice(double x) {
        return TWICE_ROOT * (x + CUBE * (x * x * x));
    }
}
