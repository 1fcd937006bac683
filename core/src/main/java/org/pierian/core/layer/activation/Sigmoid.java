package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.StandardActivation;

/// Logistic function of every element: `y = 1 / (1 + exp(-x))`.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Sigmoid`.
public record Sigmoid() implements ActivationPlan {

    @Override
    public Activation f() {
        return StandardActivation.SIGMOID;
    }
}
