package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ArithmeticActivation;

/// Rectified linear unit with a ceiling: `y = min(max(x, 0), 6)`; the derivative at 0 and at 6 is 0.
///
/// **Source:** Krizhevsky 2010, *Convolutional deep belief networks on CIFAR-10*; PyTorch, `torch.nn.ReLU6`.
public record Relu6() implements ActivationPlan {

    @Override
    public Activation f() {
        return new ArithmeticActivation.Clamp(0f, 6f);
    }
}
