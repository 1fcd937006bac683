package org.pierian.core.layer.activation;

import org.pierian.core.arithmetic.Binary64;

/// Scaled exponential linear unit, which keeps mean 0 and variance 1: `y = scale * x` where `x > 0`, else
/// `scale * alpha * (exp(x) - 1)`; the derivative at 0 is `scale * alpha`.
///
/// **Source:** Klambauer, Unterthiner, Mayr and Hochreiter 2017, *Self-normalizing neural networks*; PyTorch,
/// `torch.nn.SELU`.
public record Selu() implements FunctionPlan {

    private static final double SCALE = 1.0507009873554805;
    private static final double ALPHA = 1.6732632423543772;
    private static final double SCALE_ALPHA = SCALE * ALPHA;

    @Override
    public double at(double x) {
        return x > 0 ? SCALE * x : SCALE_ALPHA * Binary64.expm1(x);
    }

    @Override
    public double slope(double x) {
        return x > 0 ? SCALE : SCALE_ALPHA * Binary64.exp(x);
    }
}
