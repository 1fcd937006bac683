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

    /// `y[to + i] = x[from + i]` for i below `count`; two different buffers.
    void move(int count, Tensor x, int from, Tensor y, int to);

    /// Multiplies every plane by a number of its own: `y[i] = x[i] * factors[(i / area) mod factors.size()]`; `y`
    /// may be `x`.
    ///
    /// @param from first element, a multiple of `area`
    /// @param to behind the last element, likewise
    /// @param area elements of a plane
    void multiplyPlanes(int from, int to, int area, Tensor factors, Tensor x, Tensor y);

    /// Adds a vector to every row: `y[i, j] += row[j]`.
    ///
    /// @param row as long as the last axis of `y`, or as its last axes together
    void addToRows(Tensor row, Tensor y);

    /// Multiplies every row by a vector: `y[i, j] = x[i, j] * row[j]`; `y` may be `x`.
    ///
    /// @param row as long as the last axis of `x` and `y`, or as their last axes together
    void multiplyByRow(Tensor row, Tensor x, Tensor y);

    /// Copies `count` blocks of one tensor into another; blocks of `y` do not overlap.
    void copyBlocks(int count, Blocks blocks, Tensor x, Tensor y);

    /// `y` is `x` stretched, example by example.
    ///
    /// @param x `[batch, ...]` of the smaller shape
    /// @param y `[batch, ...]` of the larger shape
    void stretch(Stretch stretch, Tensor x, Tensor y);

    /// `y = a + stretched b`, example by example; `y` may be `a`.
    ///
    /// @param a `[batch, ...]` of the larger shape
    /// @param b `[batch, ...]` of the smaller shape
    void addStretched(Stretch stretch, Tensor a, Tensor b, Tensor y);

    /// `y = a * stretched b`, example by example; `y` may be `a`.
    ///
    /// @param a `[batch, ...]` of the larger shape
    /// @param b `[batch, ...]` of the smaller shape
    void multiplyStretched(Stretch stretch, Tensor a, Tensor b, Tensor y);

    /// Brings every element into `[-most, most]`; NaN stays NaN.
    void clamp(int from, int to, Tensor x, float most);
}
