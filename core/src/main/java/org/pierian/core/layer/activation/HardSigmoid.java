package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ArithmeticActivation;

/// Straight lines in the place of a logistic function: `y = x / 6 + 1/2`, at least 0 and at most 1; the
/// derivative at -3 and at 3 is 0.
///
/// **Source:** Howard et al. 2019, *Searching for MobileNetV3*, sec. 5.2; PyTorch, `torch.nn.Hardsigmoid`.
public record HardSigmoid() implements ActivationPlan {

    @Override
    public Activation f() {
        return new ArithmeticActivation.HardSigmoid();
    }
}
