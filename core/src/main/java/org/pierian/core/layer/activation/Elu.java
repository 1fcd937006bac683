package org.pierian.core.layer.activation;

import org.pierian.core.arithmetic.Binary64;

/// Exponential linear unit: `y = x` where `x > 0`, else `alpha * (exp(x) - 1)`; the derivative at 0 is `alpha`.
///
/// **Source:** Clevert, Unterthiner and Hochreiter 2016, *Fast and accurate deep network learning by exponential
/// linear units*; PyTorch, `torch.nn.ELU`.
///
/// @param alpha minus the limit for small inputs, above 0
public record Elu(double alpha) implements FunctionPlan {

    @Override
    public double at(double x) {
        return x > 0 ? x : alpha * Binary64.expm1(x);
    }

    @Override
    public double slope(double x) {
        return x > 0 ? 1 : alpha * Binary64.exp(x);
    }
}
