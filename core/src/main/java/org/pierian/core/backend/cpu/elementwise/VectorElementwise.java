package org.pierian.core.backend.cpu.elementwise;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ElementwiseKernel] on vector registers; what does not fill a vector is left to single numbers.
final class VectorElementwise implements ElementwiseKernel {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    @Override
    public void multiply(int from, int to, float[] a, float[] b, float[] y) {
        int end = from + S.loopBound(to - from);
        for (int i = from; i < end; i += L) {
            FloatVector.fromArray(S, a, i).mul(FloatVector.fromArray(S, b, i)).intoArray(y, i);
        }
        for (int i = end; i < to; i++) {
            y[i] = a[i] * b[i];
        }
    }

    @Override
    public void add(int from, int to, float[] a, float[] b, float[] y) {
        int end = from + S.loopBound(to - from);
        for (int i = from; i < end; i += L) {
            FloatVector.fromArray(S, a, i).add(FloatVector.fromArray(S, b, i)).intoArray(y, i);
        }
        for (int i = end; i < to; i++) {
            y[i] = a[i] + b[i];
        }
    }

    @Override
    public void scale(int from, int to, float[] x, float factor, float[] y) {
        int end = from + S.loopBound(to - from);
        for (int i = from; i < end; i += L) {
            FloatVector.fromArray(S, x, i).mul(factor).intoArray(y, i);
        }
        for (int i = end; i < to; i++) {
            y[i] = x[i] * factor;
        }
    }

    @Override
    public void addToRows(int rows, int columns, float[] bias, float[] y) {
        int end = S.loopBound(columns);
        for (int i = 0; i < rows; i++) {
            int row = i * columns;
            for (int j = 0; j < end; j += L) {
                FloatVector.fromArray(S, y, row + j)
                        .add(FloatVector.fromArray(S, bias, j))
                        .intoArray(y, row + j);
            }
            for (int j = end; j < columns; j++) {
                y[row + j] += bias[j];
            }
        }
    }
}
