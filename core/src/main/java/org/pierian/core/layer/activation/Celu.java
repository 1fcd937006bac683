package org.pierian.core.layer.activation;

import org.pierian.core.arithmetic.Binary64;

/// Exponential linear unit without a corner: `y = x` where `x > 0`, else `alpha * (exp(x / alpha) - 1)`.
///
/// **Source:** Barron 2017, *Continuously differentiable exponential linear units*; PyTorch, `torch.nn.CELU`.
///
/// @param alpha minus the limit for small inputs, above 0
public record Celu(double alpha) implements FunctionPlan {

    @Override
    public double at(double x) {
        return x > 0 ? x : alpha * Binary64.expm1(x / alpha);
    }

    @Override
    public double slope(double x) {
        return x > 0 ? 1 : Binary64.exp(x / alpha);
    }
}
