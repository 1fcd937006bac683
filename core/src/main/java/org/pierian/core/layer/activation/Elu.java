package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// Exponential linear unit: `y = x` where `x > 0`, else `alpha * (exp(x) - 1)`; the derivative at 0 is `alpha`.
///
/// **Source:** Clevert, Unterthiner and Hochreiter 2016, *Fast and accurate deep network learning by exponential
/// linear units*; PyTorch, `torch.nn.ELU`.
///
/// @param alpha minus the limit for small inputs, above 0
public record Elu(double alpha) implements ActivationPlan {

    @Override
    public Activation f() {
        return new ExponentialActivation.Elu(alpha);
    }
}
