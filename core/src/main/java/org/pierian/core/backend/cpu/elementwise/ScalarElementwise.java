package org.pierian.core.backend.cpu.elementwise;

/// The readable form of [ElementwiseKernel].
public final class ScalarElementwise implements ElementwiseKernel {

    @Override
    public void multiply(int from, int to, float[] a, float[] b, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = a[i] * b[i];
        }
    }

    @Override
    public void add(int from, int to, float[] a, float[] b, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = a[i] + b[i];
        }
    }

    @Override
    public void scale(int from, int to, float[] x, float factor, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] * factor;
        }
    }

    @Override
    public void addToRows(int rows, int columns, float[] bias, float[] y) {
        for (int i = 0; i < rows; i++) {
            int row = i * columns;
            for (int j = 0; j < columns; j++) {
                y[row + j] += bias[j];
            }
        }
    }
}
