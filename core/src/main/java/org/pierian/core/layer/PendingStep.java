package org.pierian.core.layer;

/// A step of an optimizer that waits until its parameter is used again.
///
/// With one example at a time the step and the next forward pass of a linear layer both go through the whole weight.
/// Done at once they go through it once. Bits are the same either way.
public interface PendingStep {

    /// Takes the step.
    void take();

    /// Takes the step, and multiplies one example by the new values, as [org.pierian.core.kernel.MatMul] would.
    ///
    /// @param x `[rows]`, the example
    /// @param y `[columns]`, becomes `x p`
    void takeAndMultiply(float[] x, float[] y);
}
