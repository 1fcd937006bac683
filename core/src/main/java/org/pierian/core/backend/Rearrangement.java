package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Moves elements within each example of a batch, by the same [Moves]. Ranges of examples that do not overlap may
/// be moved by several threads at once.
public interface Rearrangement {

    /// Copies elements of examples `first .. end` of `x` to their targets in `y`; what is no target stays as it
    /// is.
    ///
    /// @param x `[batch, ...]`
    /// @param y `[batch, ...]`, another buffer
    void forward(int first, int end, Tensor x, Tensor y);

    /// Brings gradients back: the first move's are written, those of the others are added to them, move by move
    /// and in row-major order within a move; what the first move does not take stays as it is before that.
    ///
    /// @param dy gradient for `y`
    /// @param dx receives the gradient for `x`, another buffer
    void backward(int first, int end, Tensor dy, Tensor dx);
}
