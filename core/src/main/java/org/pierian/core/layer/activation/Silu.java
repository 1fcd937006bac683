package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ExponentialActivation;

/// Sigmoid linear unit, also called swish: `y = x / (1 + exp(-x))`.
///
/// **Source:** Elfwing, Uchibe and Doya 2018, *Sigmoid-weighted linear units for neural network function
/// approximation in reinforcement learning*; PyTorch, `torch.nn.SiLU`.
public record Silu() implements ActivationPlan {

    @Override
    public Activation f() {
        return new ExponentialActivation.Silu();
    }
}
