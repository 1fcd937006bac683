package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;

/// An activation that multiplies every element by one number.
interface Proportional extends ActivationPlan, Activation {

    /// The number.
    float factor();

    @Override
    default Activation f() {
        return this;
    }

    @Override
    default float value(float x) {
        return factor() * x;
    }

    @Override
    default float gradient(float x, float y, float dy) {
        return factor() * dy;
    }

    @Override
    default boolean inPlace() {
        return true;
    }

    @Override
    default boolean readsOutput() {
        return false;
    }
}
