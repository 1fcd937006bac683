package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ArithmeticActivation;

/// [Silu] with a [HardSigmoid] in the place of the logistic function: `y = x * (x + 3) / 6`, 0 up to -3 and `x`
/// from 3 on; the derivative is 0 at -3 and 1 at 3.
///
/// **Source:** Howard et al. 2019, *Searching for MobileNetV3*, sec. 5.2; PyTorch, `torch.nn.Hardswish`.
public record HardSwish() implements ActivationPlan {

    @Override
    public Activation f() {
        return new ArithmeticActivation.HardSwish();
    }
}
