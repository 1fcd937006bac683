package org.pierian.spec;

/// How parameters are updated from their gradients, by kind, in order of increasing complexity.
@Doc("How parameters are updated from their gradients.")
public sealed interface OptimizerSpec permits DescentSpec, AdaptiveSpec {

    /// The learning rate, before a schedule changes it.
    double learningRate();

    /// The rates that are usual for it.
    UsualRates usualRates();

    /// Whether a schedule may change its rate.
    default boolean takesSchedule() {
        return true;
    }

    /// Whether it has a key `weight_decay`.
    default boolean hasWeightDecay() {
        return true;
    }
}
