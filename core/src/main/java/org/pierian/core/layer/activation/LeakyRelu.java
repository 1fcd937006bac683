package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ArithmeticActivation;

/// Rectified linear unit with a small slope below zero: `y = x` where `x > 0`, else `negativeSlope * x`.
///
/// **Source:** Maas, Hannun and Ng 2013, *Rectifier nonlinearities improve neural network acoustic models*; PyTorch,
/// `torch.nn.LeakyReLU`.
///
/// @param negativeSlope slope below zero, above 0, so that the sign of the output is that of the input
public record LeakyRelu(float negativeSlope) implements ActivationPlan {

    @Override
    public Activation f() {
        return new ArithmeticActivation.LeakyRelu(negativeSlope);
    }
}
