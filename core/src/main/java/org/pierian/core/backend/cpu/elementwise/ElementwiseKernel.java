package org.pierian.core.backend.cpu.elementwise;

/// Arithmetic over elements `from .. to` of arrays, or over rows of equal length; results may be written over
/// inputs.
public interface ElementwiseKernel {

    /// `y = a * b`.
    void multiply(int from, int to, float[] a, float[] b, float[] y);

    /// `y = a + b`.
    void add(int from, int to, float[] a, float[] b, float[] y);

    /// `y = x * factor`.
    void scale(int from, int to, float[] x, float factor, float[] y);

    /// Adds a vector to every row: `y[i, j] += bias[j]`.
    void addToRows(int rows, int columns, float[] bias, float[] y);
}
