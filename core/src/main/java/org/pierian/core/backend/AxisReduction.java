package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// A reduction of one axis of every example: `[batch, outer, size, inner]` to `[batch, outer, inner]`. Different
/// examples may be computed by several threads at once.
///
/// Sums: where `inner` is 1 the 64-lane sum of the axis ([Reductions#sum]), otherwise one chain of additions over
/// the axis from +0. A mean is that sum divided by the length. Of the largest: of equals the first wins and gets the
/// gradient, and NaN wins over numbers. Of no elements each of them is +0.
public interface AxisReduction {

    /// What becomes of the axis.
    enum Kind {
        /// The sum.
        SUM,
        /// The mean.
        MEAN,
        /// The largest.
        MAX
    }

    /// Writes one example of `y`.
    ///
    /// @param example its place in the batch
    /// @param length how many elements of the axis count, from its first on
    void forward(int example, int length, Tensor x, Tensor y);

    /// Writes one example of `dx`, for the last forward pass; zeros behind the length.
    ///
    /// @param length the same as in the forward pass
    void backward(int example, int length, Tensor dy, Tensor dx);
}
