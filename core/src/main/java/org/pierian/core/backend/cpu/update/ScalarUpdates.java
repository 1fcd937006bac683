package org.pierian.core.backend.cpu.update;

import java.util.Arrays;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.AdamRule;
import org.pierian.core.backend.DescentRule;
import org.pierian.core.backend.MomentumRule;
import org.pierian.core.backend.SgdRule;

/// The readable form of [UpdateKernel].
public final class ScalarUpdates implements UpdateKernel {

    @Override
    public void descend(int from, int to, DescentRule rule, float[] g, int first, float[] p) {
        float rate = rule.rate();
        for (int i = from; i < to; i++) {
            p[i] = Fma.fma(-rate, g[i - first], p[i]);
        }
    }

    @Override
    public void momentum(int from, int to, MomentumRule rule, float[] g, int first, float[] u, float[] p) {
        float rate = rule.rate();
        float momentum = rule.momentum();
        float rest = rule.rest();
        for (int i = from; i < to; i++) {
            u[i] = Fma.fma(momentum, u[i], rest * g[i - first]);
            p[i] = Fma.fma(-rate, u[i], p[i]);
        }
    }

    @Override
    public void momentumOfProduct(
            int from, int to, MomentumRule rule, float[] column, float[] row, float[] u, float[] p) {
        float rate = rule.rate();
        float momentum = rule.momentum();
        float rest = rule.rest();
        for (int i = from; i < to; i++) {
            int start = i * row.length;
            for (int j = 0; j < row.length; j++) {
                float g = Fma.fma(column[i], row[j], 0f);
                u[start + j] = Fma.fma(momentum, u[start + j], rest * g);
                p[start + j] = Fma.fma(-rate, u[start + j], p[start + j]);
            }
        }
    }

    @Override
    public void momentumOfProductAndMultiply(
            MomentumRule rule, float[] column, float[] row, float[] u, float[] p, float[] x, float[] y) {
        int columns = row.length;
        momentumOfProduct(0, column.length, rule, column, row, u, p);
        Arrays.fill(y, 0, columns, 0f);
        for (int i = 0; i < column.length; i++) {
            for (int j = 0; j < columns; j++) {
                y[j] = Fma.fma(x[i], p[i * columns + j], y[j]);
            }
        }
    }

    @Override
    public void sgd(int from, int to, SgdRule rule, float[] g, int first, float[] b, float[] p) {
        float rate = rule.rate();
        float momentum = rule.momentum();
        float rest = rule.rest();
        float decay = rule.decay();
        boolean nesterov = rule.nesterov();
        for (int i = from; i < to; i++) {
            float gi = Fma.fma(decay, p[i], g[i - first]);
            b[i] = Fma.fma(momentum, b[i], rest * gi);
            p[i] = Fma.fma(-rate, nesterov ? Fma.fma(momentum, b[i], gi) : b[i], p[i]);
        }
    }

    @Override
    public void adam(int from, int to, AdamRule rule, float[] g, int first, float[] m, float[] v, float[] p) {
        float rate = rule.rate();
        float beta1 = rule.beta1();
        float rest1 = rule.rest1();
        float beta2 = rule.beta2();
        float rest2 = rule.rest2();
        float rootScale = rule.rootScale();
        float epsilon = rule.epsilon();
        float decay = rule.decay();
        float keep = rule.keep();
        for (int i = from; i < to; i++) {
            float gi = Fma.fma(decay, p[i], g[i - first]);
            m[i] = Fma.fma(beta1, m[i], rest1 * gi);
            v[i] = Fma.fma(beta2, v[i], (rest2 * gi) * gi);
            float divisor = Fma.fma((float) Math.sqrt(v[i]), rootScale, epsilon);
            p[i] = keep * p[i] - (rate * m[i]) / divisor;
        }
    }
}
