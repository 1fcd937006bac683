package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.StandardActivation;

/// Hyperbolic tangent of every element.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Tanh`.
public record Tanh() implements ActivationPlan {

    @Override
    public Activation f() {
        return StandardActivation.TANH;
    }
}
