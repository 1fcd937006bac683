package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Pooling over windows, or resampling, of one geometry: `[batch, channels, height, width]` to `[batch, channels,
/// height', width']`, each channel alone. Ranges of examples that do not overlap may be computed by several threads at
/// once.
///
/// Of the largest: padding counts as minus infinity, of equals the first in row-major order wins and gets the
/// gradient, and NaN wins over numbers. Of the mean: one chain of additions over (row, column) from +0, times 1 /
/// count, which is rounded first ([Spans]); padding counts as 0. Gradients of overlapping windows are added
/// in row-major order of the windows.
///
/// Made larger ([Upsampling]): nearest copies, and its gradient is one chain of additions over (row, column) of the
/// copies from +0. Bilinear is `fma(v1, fma(h1, d, h0 * c), v0 * fma(h1, b, h0 * a))` for the cells `a b` of the upper
/// and `c d` of the lower row with weights `h` across and `v` down; its gradient adds `(v * h) * dy` to `a`, `b`,
/// `c`, `d`, outputs in row-major order.
public interface Pooling {

    /// Writes examples `first .. end` of `y`.
    void forward(int first, int end, Tensor x, Tensor y);

    /// Writes examples `first .. end` of `dx`, for the last forward pass.
    void backward(int first, int end, Tensor dy, Tensor dx);
}
