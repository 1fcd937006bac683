package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Operations on elements `from .. to` of tensors, in row-major order, each rounded once unless it says otherwise.
/// Ranges that do not overlap may be computed by several threads at once.
public interface Elementwise {

    /// `y = f(x)`; `y` may be `x` where [Activation#inPlace] says so.
    void activate(Activation f, int from, int to, Tensor x, Tensor y);

    /// `dx = f.gradient(x, y, dy)`; `dx` may be `dy`.
    void activationGradient(Activation f, int from, int to, Tensor x, Tensor y, Tensor dy, Tensor dx);

    /// `y = f(a, b)`; `y` may be `a` or `b`.
    void combine(Combination f, int from, int to, Tensor a, Tensor b, Tensor y);

    /// `y = a * b`; `y` may be `a` or `b`.
    void multiply(int from, int to, Tensor a, Tensor b, Tensor y);

    /// `y = a + b`; `y` may be `a` or `b`.
    void add(int from, int to, Tensor a, Tensor b, Tensor y);

    /// `y = x * factor`; `y` may be `x`.
    void scale(int from, int to, Tensor x, float factor, Tensor y);

    /// `y = x + shift`; `y` may be `x`.
    void shift(int from, int to, Tensor x, float shift, Tensor y);

    /// `y = x`.
    void copy(int from, int to, Tensor x, Tensor y);

    /// Exchanges the last two of three axes: `y[n, j, i] = x[n, i, j]`.
    ///
    /// @param x `[n, rows, columns]`
    /// @param y `[n, columns, rows]`, another tensor
    void transpose(Tensor x, Tensor y);

    /// Adds a vector to every row of the last axis: `y[i, j] += row[j]`.
    ///
    /// @param row as long as the last axis of `y`
    void addToRows(Tensor row, Tensor y);

    /// Multiplies every row of the last axis by a vector: `y[i, j] = x[i, j] * row[j]`; `y` may be `x`.
    ///
    /// @param row as long as the last axis of `x` and `y`
    void multiplyByRow(Tensor row, Tensor x, Tensor y);

    /// Brings every element into `[-most, most]`; NaN stays NaN.
    void clamp(int from, int to, Tensor x, float most);
}
