package org.pierian.core.layer.activation;

/// Exponential linear unit without a corner: `y = x` where `x > 0`, else `alpha * (exp(x / alpha) - 1)`.
///
/// **Source:** Barron 2017, *Continuously differentiable exponential linear units*; PyTorch, `torch.nn.CELU`.
///
/// @param alpha minus the limit for small inputs, above 0
public record Celu(double alpha) implements FunctionPlan {

    @Override
    public double at(double x) {
        return x > 0 ? x : alpha * StrictMath.expm1(x / alpha);
    }

    @Override
    public double slope(double x) {
        return x > 0 ? 1 : StrictMath.exp(x / alpha);
    }
}
