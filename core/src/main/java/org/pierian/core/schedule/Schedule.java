package org.pierian.core.schedule;

/// A learning rate as a function of how many epochs or steps have passed; nothing is remembered, so training
/// continues from any step with the same rates.
///
/// All of them are computed in binary64 by `StrictMath`.
public sealed interface Schedule
        permits StepDecay,
                MultiStepDecay,
                ExponentialDecay,
                CosineAnnealing,
                CosineWarmRestarts,
                LinearChange,
                LinearWarmup,
                OneCycle,
                PolynomialDecay,
                WarmupCosine,
                WarmupStableDecay,
                Cyclic,
                InverseSquareRoot {

    /// The rate after `count` epochs or steps.
    ///
    /// @param base the optimizer's own rate
    /// @param count number of epochs or steps that have passed, from 0
    double rate(double base, long count);
}
