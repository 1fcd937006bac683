package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.StandardActivation;

/// Rectified linear unit: `y = max(x, 0)`; the derivative at 0 is 0.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Relu`.
public record Relu() implements ActivationPlan {

    @Override
    public Activation f() {
        return StandardActivation.RELU;
    }
}
