package org.pierian.core.backend.cpu.memory;

/// A step of an optimizer that has been deferred until its parameter is used again.
///
/// With one example at a time the step and the next forward pass of a linear layer both go through the whole
/// weight. Done at once they go through it once. Bits are the same either way.
public interface PendingUpdate extends Pending {

    /// Takes the step, and multiplies one example by the new values, as a matrix product would.
    ///
    /// @param x `[rows]`, the example
    /// @param y `[columns]`, becomes `x p`
    void finishAndMultiply(float[] x, float[] y);

    /// Whether [#finishAndMultiply] takes such a product.
    boolean multiplies(int rows, int columns);
}
