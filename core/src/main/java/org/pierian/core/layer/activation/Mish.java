package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// `y = x * tanh(softplus(x))` with `softplus(x) = log(1 + exp(x))`.
///
/// **Source:** Misra 2019, *Mish: a self regularized non-monotonic activation function*; PyTorch,
/// `torch.nn.Mish`.
public record Mish() implements ActivationPlan {

    @Override
    public Activation f() {
        return new ExponentialActivation.Mish();
    }
}
