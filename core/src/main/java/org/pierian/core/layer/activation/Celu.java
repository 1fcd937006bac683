package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// Exponential linear unit without a corner: `y = x` where `x > 0`, else `alpha * (exp(x / alpha) - 1)`.
///
/// **Source:** Barron 2017, *Continuously differentiable exponential linear units*; PyTorch, `torch.nn.CELU`.
///
/// @param alpha minus the limit for small inputs, above 0
public record Celu(double alpha) implements ActivationPlan {

    @Override
    public Activation f() {
        return new ExponentialActivation.Celu(alpha);
    }
}
