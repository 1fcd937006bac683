package org.pierian.core.metric;

import java.util.function.DoubleUnaryOperator;
import org.pierian.core.arithmetic.Binary64;
import org.pierian.core.arithmetic.Logistic;

/// How scaled numbers, which a network learns, become numbers in the units of the data again.
public sealed interface TargetUnits {

    /// Numbers that were not scaled.
    TargetUnits SCALED = new Linear(0, 1);

    /// Numbers that were not scaled, of which a network gives the logarithms.
    TargetUnits LOGARITHMS = new Through(Binary64::exp);

    /// Numbers of 0 to 1 that were not scaled, of which a network gives the logits.
    TargetUnits LOGITS = new Through(Logistic::sigmoid);

    /// What an output is in the units of the data.
    double original(double output);

    /// What a target is in the units of the data.
    double ofTarget(double target);

    /// The difference of two scaled numbers, so that [#unit] times it is the difference in the units of the data.
    double difference(float output, float target);

    /// The factor of differences.
    double unit();

    /// A scaled number in the units of [#difference].
    double measured(double target);

    /// `center + unit * x`.
    ///
    /// @param center what became 0
    /// @param unit what became 1
    record Linear(double center, double unit) implements TargetUnits {

        @Override
        public double original(double scaled) {
            return scaled * unit + center;
        }

        @Override
        public double ofTarget(double target) {
            return original(target);
        }

        @Override
        public double difference(float output, float target) {
            return (double) output - target;
        }

        @Override
        public double measured(double target) {
            return target;
        }
    }

    /// `exp(center + unit * x)`, where the logarithm of a number was scaled.
    ///
    /// @param center the logarithm that became 0
    /// @param logUnit the factor of the logarithm that became e
    record Exponential(double center, double logUnit) implements TargetUnits {

        @Override
        public double original(double scaled) {
            return StrictMath.exp(scaled * logUnit + center);
        }

        @Override
        public double ofTarget(double target) {
            return original(target);
        }

        @Override
        public double difference(float output, float target) {
            return original(output) - original(target);
        }

        @Override
        public double unit() {
            return 1;
        }

        @Override
        public double measured(double target) {
            return original(target);
        }
    }

    /// A function of what a network gives; targets are as they are.
    ///
    /// @param function of an output
    record Through(DoubleUnaryOperator function) implements TargetUnits {

        @Override
        public double original(double output) {
            return function.applyAsDouble(output);
        }

        @Override
        public double ofTarget(double target) {
            return target;
        }

        @Override
        public double difference(float output, float target) {
            return original(output) - target;
        }

        @Override
        public double unit() {
            return 1;
        }

        @Override
        public double measured(double target) {
            return target;
        }
    }
}
