package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// [Gelu] by an approximation: `y = x * (1 + tanh(u)) / 2`, which is `x * sigmoid(2 u)`, with
/// `u = sqrt(2 / pi) * (x + 0.044715 * x^3)`.
///
/// **Source:** Hendrycks and Gimpel 2016, *Gaussian error linear units*, sec. 2; PyTorch, `torch.nn.GELU` with
/// `approximate="tanh"`.
public record GeluTanh() implements ActivationPlan {

    @Override
    public Activation f() {
        return new ExponentialActivation.GeluTanh();
    }
}
