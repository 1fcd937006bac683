package org.pierian.core.kernel;

import java.util.Arrays;

/// The readable form of [Updates].
final class ScalarUpdates implements Updates {

    @Override
    public void gradientDescent(int from, int to, float rate, float[] g, int first, float[] p) {
        Demand.DESCENT.arise();
        for (int i = from; i < to; i++) {
            p[i] = Fma.fma(-rate, g[i - first], p[i]);
        }
    }

    @Override
    public void momentum(
            int from, int to, float rate, float momentum, float rest, float[] g, int first, float[] u, float[] p) {
        Demand.DESCENT.arise();
        for (int i = from; i < to; i++) {
            u[i] = Fma.fma(momentum, u[i], rest * g[i - first]);
            p[i] = Fma.fma(-rate, u[i], p[i]);
        }
    }

    @Override
    public void momentumOfProduct(
            int from,
            int to,
            int columns,
            float rate,
            float momentum,
            float rest,
            float[] column,
            float[] row,
            float[] u,
            float[] p) {
        Demand.DESCENT.arise();
        for (int i = from; i < to; i++) {
            int start = i * columns;
            for (int j = 0; j < columns; j++) {
                float g = Fma.fma(column[i], row[j], 0f);
                u[start + j] = Fma.fma(momentum, u[start + j], rest * g);
                p[start + j] = Fma.fma(-rate, u[start + j], p[start + j]);
            }
        }
    }

    @Override
    public void momentumOfProductAndMultiply(
            int rows,
            int columns,
            float rate,
            float momentum,
            float rest,
            float[] column,
            float[] row,
            float[] u,
            float[] p,
            float[] x,
            float[] y) {
        momentumOfProduct(0, rows, columns, rate, momentum, rest, column, row, u, p);
        Arrays.fill(y, 0, columns, 0f);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                y[j] = Fma.fma(x[i], p[i * columns + j], y[j]);
            }
        }
    }

    @Override
    public void sgd(
            int from,
            int to,
            float rate,
            float momentum,
            float rest,
            float decay,
            boolean nesterov,
            float[] g,
            int first,
            float[] b,
            float[] p) {
        Demand.DESCENT.arise();
        for (int i = from; i < to; i++) {
            float gi = Fma.fma(decay, p[i], g[i - first]);
            b[i] = Fma.fma(momentum, b[i], rest * gi);
            p[i] = Fma.fma(-rate, nesterov ? Fma.fma(momentum, b[i], gi) : b[i], p[i]);
        }
    }

    @Override
    public void adam(
            int from,
            int to,
            float rate,
            float beta1,
            float rest1,
            float beta2,
            float rest2,
            float rootScale,
            float epsilon,
            float decay,
            float keep,
            float[] g,
            int first,
            float[] m,
            float[] v,
            float[] p) {
        Demand.ADAM.arise();
        for (int i = from; i < to; i++) {
            float gi = Fma.fma(decay, p[i], g[i - first]);
            m[i] = Fma.fma(beta1, m[i], rest1 * gi);
            v[i] = Fma.fma(beta2, v[i], (rest2 * gi) * gi);
            float divisor = Fma.fma((float) Math.sqrt(v[i]), rootScale, epsilon);
            p[i] = keep * p[i] - (rate * m[i]) / divisor;
        }
    }
}
