package org.pierian.core.testing;

import org.pierian.core.optimizer.Adadelta;
import org.pierian.core.optimizer.Adafactor;
import org.pierian.core.optimizer.Adagrad;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.Adamax;
import org.pierian.core.optimizer.Amsgrad;
import org.pierian.core.optimizer.Formula;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.optimizer.Lamb;
import org.pierian.core.optimizer.Lion;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.optimizer.Muon;
import org.pierian.core.optimizer.Nadam;
import org.pierian.core.optimizer.Radam;
import org.pierian.core.optimizer.Rmsprop;
import org.pierian.core.optimizer.ScheduleFreeAdamW;
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
    CENTERED_RMSPROP,
    /// Its sum has a beginning.
    ADAGRAD,
    /// Remembers its own steps.
    ADADELTA,
    /// Remembers the largest gradients.
    ADAMAX,
    /// Adam with the largest average of squares.
    AMSGRAD,
    /// Has a product over all steps so far.
    NADAM,
    /// Changes its rule after some steps.
    RADAM,
    /// Steps by sign.
    LION,
    /// Steps by the norm of a whole parameter.
    LAMB,
    /// Remembers means of rows and columns.
    ADAFACTOR,
    /// Steps by products of matrices.
    MUON,
    /// Is evaluated at another point than it is trained at.
    SCHEDULE_FREE;

    /// What `StrictMath.pow` makes: three arrays of two numbers.
    private static final long POWER = 96;

    /// A formula of its own.
    public Formula formula() {
        return switch (this) {
            case GRADIENT_DESCENT -> new GradientDescent();
            case MOMENTUM -> new Momentum(0.9);
            case SGD -> new Sgd(0.9, 0.2, true, 0.01);
            case ADAM -> new Adam(0.9, 0.999, 1e-8, 0.01, true);
            case RMSPROP -> new Rmsprop(0.99, 1e-8, 0.01, 0, false);
            case CENTERED_RMSPROP -> new Rmsprop(0.9, 1e-4, 0.01, 0.9, true);
            case ADAGRAD -> new Adagrad(0.01, 0.01, 0.1, 1e-10);
            case ADADELTA -> new Adadelta(0.9, 1e-6, 0.01);
            case ADAMAX -> new Adamax(0.9, 0.999, 1e-8, 0.01);
            case AMSGRAD -> new Amsgrad(0.9, 0.9, 1e-8, 0.01, false);
            case NADAM -> new Nadam(0.9, 0.999, 1e-8, 0.01, 0.004);
            case RADAM -> new Radam(0.9, 0.99, 1e-8, 0.01);
            case LION -> new Lion(0.9, 0.99, 0.1);
            case LAMB -> new Lamb(0.9, 0.999, 1e-6, 0.01);
            case ADAFACTOR -> new Adafactor(new Adafactor.Options(-0.8, 1e-7, 1e-3, 1, 0.01));
            case MUON ->
                new Muon(
                        new Muon.Options(0.95, true, 0.01, 5, 1e-7, false),
                        new Adam(0.9, 0.95, 1e-10, 0.01, true),
                        0.1);
            case SCHEDULE_FREE -> new ScheduleFreeAdamW(new ScheduleFreeAdamW.Options(0.9, 0.999, 1e-8, 0.01, 5, 1, 2));
        };
    }

    /// A learning rate that suits it.
    public double rate() {
        return switch (this) {
            case GRADIENT_DESCENT, MOMENTUM, SGD, ADAGRAD, ADAFACTOR, MUON -> 0.01;
            case ADAM, RMSPROP, CENTERED_RMSPROP, ADAMAX, AMSGRAD, NADAM, RADAM, LION, LAMB, SCHEDULE_FREE -> 0.001;
            case ADADELTA -> 1;
        };
    }

    /// Bytes that a step may allocate, for the powers that it takes.
    public long allowance() {
        return switch (this) {
            case SCHEDULE_FREE -> 3 * POWER;
            case ADAM, AMSGRAD, NADAM, RADAM, LAMB, MUON -> 2 * POWER;
            case ADAMAX, ADAFACTOR -> POWER;
            case GRADIENT_DESCENT, MOMENTUM, SGD, RMSPROP, CENTERED_RMSPROP, ADAGRAD, ADADELTA, LION -> 0;
        };
    }
}
