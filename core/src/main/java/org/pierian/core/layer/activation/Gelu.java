package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// Gaussian error linear unit: `y = x * P(x)` with `P` the probability of the standard normal distribution up to
/// `x`, see [ExponentialActivation.Gelu].
///
/// **Source:** Hendrycks and Gimpel 2016, *Gaussian error linear units*; PyTorch, `torch.nn.GELU`.
public record Gelu() implements ActivationPlan {

    @Override
    public Activation f() {
        return new ExponentialActivation.Gelu();
    }
}
