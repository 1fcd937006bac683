package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;

/// Multiplies every element by one number: `y = factor * x`.
///
/// **Source:** Keras, `tf.keras.layers.Rescaling`, without its offset.
///
/// @param factor the number
public record Scale(float factor) implements ActivationPlan, Activation {

    @Override
    public Activation f() {
        return this;
    }

    @Override
    public float value(float x) {
        return factor * x;
    }

    @Override
    public float gradient(float x, float y, float dy) {
        return factor * dy;
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
