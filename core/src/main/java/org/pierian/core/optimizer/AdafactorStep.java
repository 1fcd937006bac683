package org.pierian.core.optimizer;

import org.pierian.core.backend.UpdateRule;

/// What a step by [Adafactor] is for every parameter.
interface AdafactorStep {

    /// How much the newest squares count in this step.
    float rest();

    /// The smallest divisor.
    double epsilon1();

    /// How a parameter follows its direction.
    ///
    /// @param parameterNorm root of the sum of the parameter's squares
    /// @param directionNorm of the direction's squares
    /// @param elements number of elements
    UpdateRule step(double parameterNorm, double directionNorm, int elements);
}
