package org.pierian.core.backend;

import org.pierian.core.arithmetic.Fma;
import org.pierian.core.arithmetic.Functions;

/// The activations that every backend is expected to have in a fast form.
public enum StandardActivation implements Activation {
    /// `y = 1 / (1 + exp(-x))`, `dx = dy * (y * (1 - y))`.
    SIGMOID {
        @Override
        public float value(float x) {
            return Functions.sigmoid(x);
        }

        @Override
        public float gradient(float x, float y, float dy) {
            return dy * (y * (1f - y));
        }
    },
    /// `y = tanh(x)`, `dx = dy * fma(-y, y, 1)`.
    TANH {
        @Override
        public float value(float x) {
            return Functions.tanh(x);
        }

        @Override
        public float gradient(float x, float y, float dy) {
            return dy * Fma.fma(-y, y, 1f);
        }
    },
    /// `y = max(x, 0)`, +0 for -0, NaN for NaN; `dx = dy` where `y > 0`, else +0.
    RELU {
        @Override
        public float value(float x) {
            return x <= 0f ? 0f : x;
        }

        @Override
        public float gradient(float x, float y, float dy) {
            return y > 0f ? dy : 0f;
        }
    };

    /// The others map numbers that are not finite to finite ones: their inputs are kept, so that these can be found.
    @Override
    public boolean inPlace() {
        return this == RELU;
    }
}
