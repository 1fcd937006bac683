package org.pierian.core.testing;

import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.Formula;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.optimizer.Rmsprop;
import org.pierian.core.optimizer.Sgd;

/// The optimizers for the tests that every optimizer must pass, each at least once.
public enum OptimizerKind {
    /// Remembers nothing.
    GRADIENT_DESCENT,
    /// Remembers one number of each element.
    MOMENTUM,
    /// With Nesterov's look-ahead.
    SGD,
    /// Remembers two.
    ADAM,
    /// Remembers one.
    RMSPROP,
    /// Remembers three.
    CENTERED_RMSPROP;

    /// A formula of its own.
    public Formula formula() {
        return switch (this) {
            case GRADIENT_DESCENT -> new GradientDescent();
            case MOMENTUM -> new Momentum(0.9);
            case SGD -> new Sgd(0.9, 0.2, true, 0.01);
            case ADAM -> new Adam(0.9, 0.999, 1e-8, 0.01, true);
            case RMSPROP -> new Rmsprop(0.99, 1e-8, 0.01, 0, false);
            case CENTERED_RMSPROP -> new Rmsprop(0.9, 1e-4, 0.01, 0.9, true);
        };
    }

    /// A learning rate that suits it.
    public double rate() {
        return switch (this) {
            case GRADIENT_DESCENT, MOMENTUM, SGD -> 0.01;
            case ADAM, RMSPROP, CENTERED_RMSPROP -> 0.001;
        };
    }

    /// Bytes that a step may allocate: adam takes two powers of its betas, and the JDK's `StrictMath.pow` makes
    /// three arrays of two numbers.
    public long allowance() {
        return this == ADAM ? 192 : 0;
    }
}
