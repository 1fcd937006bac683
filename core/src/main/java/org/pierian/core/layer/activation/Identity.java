package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;

/// Leaves every element as it is: `y = x`.
///
/// **Source:** PyTorch, `torch.nn.Identity`.
public record Identity() implements ActivationPlan, Activation {

    @Override
    public Activation f() {
        return this;
    }

    @Override
    public float value(float x) {
        return x;
    }

    @Override
    public float gradient(float x, float y, float dy) {
        return dy;
    }

    @Override
    public boolean inPlace() {
        return true;
    }

    @Override
    public boolean readsOutput() {
        return false;
    }
}
