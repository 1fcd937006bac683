package org.pierian.core.backend;

import org.pierian.core.arithmetic.Binary64;
import org.pierian.core.arithmetic.Logistic;
import org.pierian.core.arithmetic.Normal;

/// The activations that are made of exponentials in binary64. Every backend is expected to have them in a fast form,
/// because one number after the other takes longer than the products around them.
public sealed interface ExponentialActivation extends Binary64Activation {

    /// `y = x * P(x)` with the probability `P` of [Normal].
    record Gelu() implements ExponentialActivation {

        @Override
        public double at(double x) {
            return x * Normal.probability(x);
        }

        @Override
        public double slope(double x) {
            return Normal.probability(x) + x * Normal.density(x);
        }
    }

    /// `y = x * sigmoid(2 u)` with `u = sqrt(2 / pi) * (x + 0.044715 * x^3)`.
    record GeluTanh() implements ExponentialActivation {

        /// `2 * sqrt(2 / pi)`, rounded.
        public static final double TWICE_ROOT = 0x1.9884533d43651p0;

        public static final double CUBE = 0.044715;

        @Override
        public double at(double x) {
            return x * Logistic.sigmoid(twice(x));
        }

        @Override
        public double slope(double x) {
            double s = Logistic.sigmoid(twice(x));
            return s + x * (s * (1 - s)) * (TWICE_ROOT * (1 + 3 * CUBE * (x * x)));
        }

        /// `2 u`.
        private static double twice(double x) {
            return TWICE_ROOT * (x + CUBE * (x * x * x));
        }
    }

    /// `y = x / (1 + exp(-x))`.
    record Silu() implements ExponentialActivation {

        @Override
        public double at(double x) {
            return x / (1 + Binary64.exp(-x));
        }

        @Override
        public double slope(double x) {
            double s = Logistic.sigmoid(x);
            return s * (1 + x * (1 - s));
        }
    }

    /// `y = log(1 + exp(beta * x)) / beta`.
    ///
    /// @param beta how sharply it bends, above 0
    record Softplus(double beta) implements ExponentialActivation {

        @Override
        public double at(double x) {
            return Logistic.softplus(beta * x) / beta;
        }

        @Override
        public double slope(double x) {
            return Logistic.sigmoid(beta * x);
        }
    }

    /// `y = x * tanh(log(1 + exp(x)))`.
    record Mish() implements ExponentialActivation {

        /// The hyperbolic tangent is 1 from here on.
        public static final double ONE_FROM = 40;

        @Override
        public double at(double x) {
            return x * tanh(x);
        }

        @Override
        public double slope(double x) {
            double t = tanh(x);
            return t + x * ((1 - t * t) * Logistic.sigmoid(x));
        }

        /// `tanh(log(1 + w)) = w (w + 2) / (w (w + 2) + 2)` with `w = exp(x)`.
        private static double tanh(double x) {
            double w = Binary64.exp(Math.min(x, ONE_FROM));
            double n = w * (w + 2);
            return n / (n + 2);
        }
    }

    /// `y = x` where `x > 0`, else `alpha * (exp(x) - 1)`.
    ///
    /// @param alpha minus the limit for small inputs, above 0
    record Elu(double alpha) implements ExponentialActivation {

        @Override
        public double at(double x) {
            return x > 0 ? x : alpha * Binary64.expm1(x);
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 1 : alpha * Binary64.exp(x);
        }
    }

    /// `y = x` where `x > 0`, else `alpha * (exp(x / alpha) - 1)`.
    ///
    /// @param alpha minus the limit for small inputs, above 0
    record Celu(double alpha) implements ExponentialActivation {

        @Override
        public double at(double x) {
            return x > 0 ? x : alpha * Binary64.expm1(x / alpha);
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 1 : Binary64.exp(x / alpha);
        }
    }

    /// `y = scale * x` where `x > 0`, else `scale * alpha * (exp(x) - 1)`.
    record Selu() implements ExponentialActivation {

        /// Keeps variance 1.
        public static final double SCALE = 1.0507009873554805;

        /// Scale times alpha.
        public static final double SCALE_ALPHA = SCALE * 1.6732632423543772;

        @Override
        public double at(double x) {
            return x > 0 ? SCALE * x : SCALE_ALPHA * Binary64.expm1(x);
        }

        @Override
        public double slope(double x) {
            return x > 0 ? SCALE : SCALE_ALPHA * Binary64.exp(x);
        }
    }
}
