package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// A rectifier without a corner: `y = log(1 + exp(beta * x)) / beta`. PyTorch's threshold, above which it takes
/// `x` itself, changes less than 1e-8 and is left out.
///
/// **Source:** Dugas et al. 2001, *Incorporating second-order functional knowledge for better option pricing*;
/// PyTorch, `torch.nn.Softplus`.
///
/// @param beta how sharply it bends, above 0
public record Softplus(double beta) implements ActivationPlan {

    @Override
    public Activation f() {
        return new ExponentialActivation.Softplus(beta);
    }
}
