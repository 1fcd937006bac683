package org.pierian.core.backend;

/// The activations that compare and compute, and are no function of [StandardActivation]. Every backend is expected
/// to have them in a fast form, because one number after the other branches on signs that no processor can foresee.
public sealed interface ArithmeticActivation extends Activation {

    /// `y = x` between two bounds, from these on the bound itself; `dx = dy * 1` between them, else `dy * 0`.
    ///
    /// @param low the lower bound
    /// @param high the upper bound
    record Clamp(float low, float high) implements ArithmeticActivation, Binary64Activation {

        @Override
        public double at(double x) {
            return x <= low ? low : x >= high ? high : x;
        }

        @Override
        public double slope(double x) {
            return x > low && x < high ? 1 : 0;
        }
    }

    /// `y = x / 6 + 1/2`, 0 up to -3 and 1 from 3 on.
    record HardSigmoid() implements ArithmeticActivation, Binary64Activation {

        @Override
        public double at(double x) {
            return x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5;
        }

        @Override
        public double slope(double x) {
            return x > -3 && x < 3 ? 1.0 / 6 : 0;
        }
    }

    /// `y = x * (x + 3) / 6`, 0 up to -3 and `x` from 3 on; the derivative is 0 at -3 and 1 at 3.
    record HardSwish() implements ArithmeticActivation, Binary64Activation {

        @Override
        public double at(double x) {
            return x <= -3 ? 0 : x >= 3 ? x : x * (x + 3) / 6;
        }

        @Override
        public double slope(double x) {
            return x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5;
        }
    }

    /// `y = x` where `x > 0`, else `negativeSlope * x`; `dx = dy` where `y > 0`, else `negativeSlope * dy`.
    ///
    /// @param negativeSlope slope below zero, above 0, so that the sign of the output is that of the input
    record LeakyRelu(float negativeSlope) implements ArithmeticActivation {

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
}
