package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Pooling over windows of one geometry: `[batch, channels, height, width]` to `[batch, channels, height',
/// width']`. Ranges of examples that do not overlap may be computed by several threads at once.
///
/// Of the largest: padding counts as minus infinity, of equals the first in row-major order wins and gets the
/// gradient, and NaN wins over numbers. Of the mean: one chain of additions over (row, column) from +0, times 1 /
/// cells; padding counts as 0. Gradients of overlapping windows are added in row-major order of the windows.
public interface Pooling {

    /// Writes examples `first .. end` of `y`.
    void forward(int first, int end, Tensor x, Tensor y);

    /// Writes examples `first .. end` of `dx`, for the last forward pass.
    void backward(int first, int end, Tensor dy, Tensor dx);
}
