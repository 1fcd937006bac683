package org.pierian.core.kernel;

import java.util.Arrays;

/// The readable form of [Maps].
final class ScalarMaps implements Maps {

    @Override
    public void sigmoid(int from, int to, float[] x, float[] y) {
        Demand.FUNCTIONS.arise();
        for (int i = from; i < to; i++) {
            y[i] = Functions.sigmoid(x[i]);
        }
    }

    @Override
    public void sigmoidGradient(int from, int to, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * (y[i] * (1f - y[i]));
        }
    }

    @Override
    public void tanh(int from, int to, float[] x, float[] y) {
        Demand.FUNCTIONS.arise();
        for (int i = from; i < to; i++) {
            y[i] = Functions.tanh(x[i]);
        }
    }

    @Override
    public void tanhGradient(int from, int to, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * Fma.fma(-y[i], y[i], 1f);
        }
    }

    @Override
    public void relu(int from, int to, float[] x, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] <= 0f ? 0f : x[i];
        }
    }

    @Override
    public void reluGradient(int from, int to, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < to; i++) {
            dx[i] = y[i] > 0f ? dy[i] : 0f;
        }
    }

    @Override
    public void multiply(int from, int to, float[] a, float[] b, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = a[i] * b[i];
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

    @Override
    public void sumColumns(int rows, int columns, float[] x, float[] sums) {
        Arrays.fill(sums, 0, columns, 0f);
        for (int i = 0; i < rows; i++) {
            int row = i * columns;
            for (int j = 0; j < columns; j++) {
                sums[j] += x[row + j];
            }
        }
    }
}
