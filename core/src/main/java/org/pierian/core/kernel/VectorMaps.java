package org.pierian.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [Maps] on vector registers; what does not fill a vector is left to single numbers.
final class VectorMaps implements Maps {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private final Maps scalar = new ScalarMaps();
    private final boolean useFunctions;

    /// @param useFunctions whether sigmoid, tanh and their derivatives go to the vector kernels, otherwise to the plain
    ///     loops
    VectorMaps(boolean useFunctions) {
        this.useFunctions = useFunctions;
    }

    @Override
    public void sigmoid(int from, int to, float[] x, float[] y) {
        if (!useFunctions || to - from < VectorFunctions.LANES) {
            scalar.sigmoid(from, to, x, y);
        } else {
            VectorFunctions.sigmoid(from, to, x, y);
        }
    }

    @Override
    public void sigmoidGradient(int from, int to, float[] y, float[] dy, float[] dx) {
        if (!useFunctions) {
            scalar.sigmoidGradient(from, to, y, dy, dx);
            return;
        }
        int end = from + S.loopBound(to - from);
        for (int i = from; i < end; i += L) {
            FloatVector v = FloatVector.fromArray(S, y, i);
            FloatVector slope = v.mul(FloatVector.broadcast(S, 1f).sub(v));
            FloatVector.fromArray(S, dy, i).mul(slope).intoArray(dx, i);
        }
        for (int i = end; i < to; i++) {
            dx[i] = dy[i] * (y[i] * (1f - y[i]));
        }
    }

    @Override
    public void tanh(int from, int to, float[] x, float[] y) {
        if (!useFunctions || to - from < VectorFunctions.LANES) {
            scalar.tanh(from, to, x, y);
        } else {
            VectorFunctions.tanh(from, to, x, y);
        }
    }

    @Override
    public void tanhGradient(int from, int to, float[] y, float[] dy, float[] dx) {
        if (!useFunctions) {
            scalar.tanhGradient(from, to, y, dy, dx);
            return;
        }
        int end = from + S.loopBound(to - from);
        for (int i = from; i < end; i += L) {
            FloatVector v = FloatVector.fromArray(S, y, i);
            FloatVector slope = v.neg().fma(v, FloatVector.broadcast(S, 1f));
            FloatVector.fromArray(S, dy, i).mul(slope).intoArray(dx, i);
        }
        for (int i = end; i < to; i++) {
            dx[i] = dy[i] * Fma.fma(-y[i], y[i], 1f);
        }
    }

    @Override
    public void relu(int from, int to, float[] x, float[] y) {
        FloatVector zero = FloatVector.zero(S);
        int end = from + S.loopBound(to - from);
        for (int i = from; i < end; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, i);
            v.blend(zero, v.compare(VectorOperators.LE, 0f)).intoArray(y, i);
        }
        for (int i = end; i < to; i++) {
            y[i] = x[i] <= 0f ? 0f : x[i];
        }
    }

    @Override
    public void reluGradient(int from, int to, float[] y, float[] dy, float[] dx) {
        FloatVector zero = FloatVector.zero(S);
        int end = from + S.loopBound(to - from);
        for (int i = from; i < end; i += L) {
            VectorMask<Float> on = FloatVector.fromArray(S, y, i).compare(VectorOperators.GT, 0f);
            zero.blend(FloatVector.fromArray(S, dy, i), on).intoArray(dx, i);
        }
        for (int i = end; i < to; i++) {
            dx[i] = y[i] > 0f ? dy[i] : 0f;
        }
    }

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

    @Override
    public void sumColumns(int rows, int columns, float[] x, float[] sums) {
        int end = S.loopBound(columns);
        for (int j = 0; j < end; j += L) {
            sumVector(rows, columns, x, j, sums);
        }
        for (int j = end; j < columns; j++) {
            float sum = 0f;
            for (int i = 0; i < rows; i++) {
                sum += x[i * columns + j];
            }
            sums[j] = sum;
        }
    }

    private static void sumVector(int rows, int columns, float[] x, int at, float[] sums) {
        FloatVector sum = FloatVector.zero(S);
        int from = at;
        for (int i = 0; i < rows; i++) {
            sum = sum.add(FloatVector.fromArray(S, x, from));
            from += columns;
        }
        sum.intoArray(sums, at);
    }
}
