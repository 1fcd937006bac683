package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;

/// Rectified linear unit with a small slope below zero: `y = x` where `x > 0`, else `negativeSlope * x`.
///
/// **Source:** Maas, Hannun and Ng 2013, *Rectifier nonlinearities improve neural network acoustic models*; PyTorch,
/// `torch.nn.LeakyReLU`.
///
/// @param negativeSlope slope below zero, above 0, so that the sign of the output is that of the input
public record LeakyRelu(float negativeSlope) implements ActivationPlan, Activation {

    @Override
    public Activation f() {
        return this;
    }

    @Override
    public float value(float x) {
        return x > 0f ? x : negativeSlope * x;
    }

    @Override
    public float gradient(float x, float y, float dy) {
        return y > 0f ? dy : negativeSlope * dy;
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}
