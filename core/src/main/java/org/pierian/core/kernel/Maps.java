package org.pierian.core.kernel;

/// Element-wise operations over the elements `from .. to` of arrays, or over rows of equal length.
public interface Maps {

    /// `y = 1 / (1 + exp(-x))`; `y` is another array than `x`.
    void sigmoid(int from, int to, float[] x, float[] y);

    /// `dx = dy * y * (1 - y)`, computed as `dy * (y * (1 - y))`.
    void sigmoidGradient(int from, int to, float[] y, float[] dy, float[] dx);

    /// `y = tanh(x)`; `y` is another array than `x`.
    void tanh(int from, int to, float[] x, float[] y);

    /// `dx = dy * (1 - y^2)`, computed as `dy * fma(-y, y, 1)`.
    void tanhGradient(int from, int to, float[] y, float[] dy, float[] dx);

    /// `y = max(x, 0)`; +0 for -0, and NaN stays NaN.
    void relu(int from, int to, float[] x, float[] y);

    /// `dx = dy` where `y > 0`, else +0.
    void reluGradient(int from, int to, float[] y, float[] dy, float[] dx);

    /// `y = a * b`.
    void multiply(int from, int to, float[] a, float[] b, float[] y);

    /// `y = x * factor`.
    void scale(int from, int to, float[] x, float factor, float[] y);

    /// `y = x`.
    default void copy(int from, int to, float[] x, float[] y) {
        System.arraycopy(x, from, y, from, to - from);
    }

    /// Adds a vector to every row: `y[i, j] += bias[j]`.
    void addToRows(int rows, int columns, float[] bias, float[] y);

    /// Sums of the columns, each one chain of additions over the rows from +0: `sums[j] = sum over i of x[i,
    /// j]`.
    void sumColumns(int rows, int columns, float[] x, float[] sums);
}
