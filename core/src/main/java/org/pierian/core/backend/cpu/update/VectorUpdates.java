package org.pierian.core.backend.cpu.update;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.AdamRule;
import org.pierian.core.backend.DescentRule;
import org.pierian.core.backend.MomentumRule;
import org.pierian.core.backend.SgdRule;

/// [UpdateKernel] on vector registers.
final class VectorUpdates implements UpdateKernel {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final float[] NOWHERE = {};

    @Override
    public void descend(int from, int to, DescentRule rule, float[] g, int first, float[] p) {
        float rate = rule.rate();
        int end = from + S.loopBound(to - from);
        FloatVector minusRate = FloatVector.broadcast(S, -rate);
        for (int i = from; i < end; i += L) {
            minusRate
                    .fma(FloatVector.fromArray(S, g, i - first), FloatVector.fromArray(S, p, i))
                    .intoArray(p, i);
        }
        for (int i = end; i < to; i++) {
            p[i] = Fma.fma(-rate, g[i - first], p[i]);
        }
    }

    @Override
    public void momentum(int from, int to, MomentumRule rule, float[] g, int first, float[] u, float[] p) {
        float rate = rule.rate();
        float momentum = rule.momentum();
        float rest = rule.rest();
        int end = from + S.loopBound(to - from);
        FloatVector minusRate = FloatVector.broadcast(S, -rate);
        FloatVector past = FloatVector.broadcast(S, momentum);
        for (int i = from; i < end; i += L) {
            FloatVector average = past.fma(
                    FloatVector.fromArray(S, u, i),
                    FloatVector.fromArray(S, g, i - first).mul(rest));
            average.intoArray(u, i);
            minusRate.fma(average, FloatVector.fromArray(S, p, i)).intoArray(p, i);
        }
        for (int i = end; i < to; i++) {
            u[i] = Fma.fma(momentum, u[i], rest * g[i - first]);
            p[i] = Fma.fma(-rate, u[i], p[i]);
        }
    }

    @Override
    public void momentumOfProduct(
            int from, int to, MomentumRule rule, float[] column, float[] row, float[] u, float[] p) {
        strips(from, to, rule, column, row, u, p, column, NOWHERE);
    }

    @Override
    public void momentumOfProductAndMultiply(
            MomentumRule rule, float[] column, float[] row, float[] u, float[] p, float[] x, float[] y) {
        strips(0, column.length, rule, column, row, u, p, x, y);
    }

    /// Columns are taken in strips of one to two vectors; the second begins so early that it ends with the strip.
    private static void strips(
            int from,
            int to,
            MomentumRule rule,
            float[] column,
            float[] row,
            float[] u,
            float[] p,
            float[] x,
            float[] y) {
        int columns = row.length;
        int strips = (columns + 2 * L - 1) / (2 * L);
        for (int strip = 0; strip < strips; strip++) {
            int j = columns * strip / strips;
            int second = columns * (strip + 1) / strips - L - j;
            strip(from, to, columns, j, second, rule, column, row, u, p, x, y);
        }
    }

    /// Both vectors are read before either is written, as they may overlap. The sums of `x p`, one chain for each
    /// column, are written unless `y` is empty; adding them up costs nothing compared with the memory traffic.
    private static void strip(
            int from,
            int to,
            int columns,
            int j,
            int second,
            MomentumRule rule,
            float[] column,
            float[] row,
            float[] u,
            float[] p,
            float[] x,
            float[] y) {
        FloatVector minusRate = FloatVector.broadcast(S, -rule.rate());
        FloatVector past = FloatVector.broadcast(S, rule.momentum());
        FloatVector present = FloatVector.broadcast(S, rule.rest());
        FloatVector zero = FloatVector.zero(S);
        FloatVector r0 = FloatVector.fromArray(S, row, j);
        FloatVector r1 = FloatVector.fromArray(S, row, j + second);
        FloatVector y0 = FloatVector.zero(S);
        FloatVector y1 = FloatVector.zero(S);
        int at = from * columns + j;
        for (int i = from; i < to; i++) {
            FloatVector factor = FloatVector.broadcast(S, column[i]);
            FloatVector u0 = past.fma(
                    FloatVector.fromArray(S, u, at), factor.fma(r0, zero).mul(present));
            FloatVector u1 = past.fma(
                    FloatVector.fromArray(S, u, at + second),
                    factor.fma(r1, zero).mul(present));
            FloatVector p0 = minusRate.fma(u0, FloatVector.fromArray(S, p, at));
            FloatVector p1 = minusRate.fma(u1, FloatVector.fromArray(S, p, at + second));
            u0.intoArray(u, at);
            u1.intoArray(u, at + second);
            p0.intoArray(p, at);
            p1.intoArray(p, at + second);
            FloatVector example = FloatVector.broadcast(S, x[i]);
            y0 = example.fma(p0, y0);
            y1 = example.fma(p1, y1);
            at += columns;
        }
        if (y.length > 0) {
            y0.intoArray(y, j);
            y1.intoArray(y, j + second);
        }
    }

    @Override
    public void sgd(int from, int to, SgdRule rule, float[] g, int first, float[] b, float[] p) {
        float rate = rule.rate();
        float momentum = rule.momentum();
        float rest = rule.rest();
        float decay = rule.decay();
        boolean nesterov = rule.nesterov();
        int end = from + S.loopBound(to - from);
        FloatVector minusRate = FloatVector.broadcast(S, -rate);
        FloatVector past = FloatVector.broadcast(S, momentum);
        FloatVector shrink = FloatVector.broadcast(S, decay);
        for (int i = from; i < end; i += L) {
            FloatVector value = FloatVector.fromArray(S, p, i);
            FloatVector gradient = shrink.fma(value, FloatVector.fromArray(S, g, i - first));
            FloatVector buffer = past.fma(FloatVector.fromArray(S, b, i), gradient.mul(rest));
            buffer.intoArray(b, i);
            FloatVector direction = nesterov ? past.fma(buffer, gradient) : buffer;
            minusRate.fma(direction, value).intoArray(p, i);
        }
        for (int i = end; i < to; i++) {
            float gradient = Fma.fma(decay, p[i], g[i - first]);
            b[i] = Fma.fma(momentum, b[i], rest * gradient);
            p[i] = Fma.fma(-rate, nesterov ? Fma.fma(momentum, b[i], gradient) : b[i], p[i]);
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
        int end = from + S.loopBound(to - from);
        FloatVector b1 = FloatVector.broadcast(S, beta1);
        FloatVector b2 = FloatVector.broadcast(S, beta2);
        FloatVector shrink = FloatVector.broadcast(S, decay);
        FloatVector root = FloatVector.broadcast(S, rootScale);
        FloatVector least = FloatVector.broadcast(S, epsilon);
        for (int i = from; i < end; i += L) {
            FloatVector value = FloatVector.fromArray(S, p, i);
            FloatVector gradient = shrink.fma(value, FloatVector.fromArray(S, g, i - first));
            FloatVector average = b1.fma(FloatVector.fromArray(S, m, i), gradient.mul(rest1));
            FloatVector square =
                    b2.fma(FloatVector.fromArray(S, v, i), gradient.mul(rest2).mul(gradient));
            average.intoArray(m, i);
            square.intoArray(v, i);
            FloatVector divisor = square.sqrt().fma(root, least);
            value.mul(keep).sub(average.mul(rate).div(divisor)).intoArray(p, i);
        }
        for (int i = end; i < to; i++) {
            float gradient = Fma.fma(decay, p[i], g[i - first]);
            m[i] = Fma.fma(beta1, m[i], rest1 * gradient);
            v[i] = Fma.fma(beta2, v[i], (rest2 * gradient) * gradient);
            float divisor = Fma.fma((float) Math.sqrt(v[i]), rootScale, epsilon);
            p[i] = keep * p[i] - (rate * m[i]) / divisor;
        }
    }
}
