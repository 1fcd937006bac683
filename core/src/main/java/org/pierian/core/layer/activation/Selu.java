package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// Scaled exponential linear unit, which keeps mean 0 and variance 1: `y = scale * x` where `x > 0`, else
/// `scale * alpha * (exp(x) - 1)`; the derivative at 0 is `scale * alpha`.
///
/// **Source:** Klambauer, Unterthiner, Mayr and Hochreiter 2017, *Self-normalizing neural networks*; PyTorch,
/// `torch.nn.SELU`.
public record Selu() implements ActivationPlan {

    @Override
    public Activation f() {
        return new ExponentialActivation.Selu();
    }
}
