package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ArithmeticActivation;

/// Straight lines in the place of a hyperbolic tangent: `y = min(max(x, -1), 1)`; the derivative at -1 and at 1
/// is 0.
///
/// **Source:** Collobert 2004, *Large scale machine learning*; PyTorch, `torch.nn.Hardtanh`.
public record HardTanh() implements ActivationPlan {

    @Override
    public Activation f() {
        return new ArithmeticActivation.Clamp(-1f, 1f);
    }
}
