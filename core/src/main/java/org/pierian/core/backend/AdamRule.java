package org.pierian.core.backend;

import org.pierian.core.arithmetic.Fma;

/// `g' = fma(decay, p, g); m = fma(beta1, m, rest1 * g'); v = fma(beta2, v, (rest2 * g') * g');`
/// `p = (keep * p) - (rate * m) / fma(sqrt(v), rootScale, epsilon)`; remembers m and v.
///
/// Mutable, so that an optimizer can use one object in all steps; its numbers are 0 until [#set].
public final class AdamRule implements UpdateRule {

    private float rate;
    private float beta1;
    private float rest1;
    private float beta2;
    private float rest2;
    private float rootScale;
    private float epsilon;
    private float decay;
    private float keep;

    /// Sets all numbers.
    ///
    /// @param rate learning rate divided by `1 - beta1^t`
    /// @param beta1 weight of the past in m
    /// @param rest1 1 - beta1
    /// @param beta2 weight of the past in v
    /// @param rest2 1 - beta2
    /// @param rootScale `1 / sqrt(1 - beta2^t)`
    /// @param epsilon added to the divisor
    /// @param decay coupled weight decay
    /// @param keep 1 - learning rate times decoupled weight decay; 1 where there is none
    /// @return this
    public AdamRule set(
            float rate,
            float beta1,
            float rest1,
            float beta2,
            float rest2,
            float rootScale,
            float epsilon,
            float decay,
            float keep) {
        this.rate = rate;
        this.beta1 = beta1;
        this.rest1 = rest1;
        this.beta2 = beta2;
        this.rest2 = rest2;
        this.rootScale = rootScale;
        this.epsilon = epsilon;
        this.decay = decay;
        this.keep = keep;
        return this;
    }

    /// Learning rate divided by `1 - beta1^t`.
    public float rate() {
        return rate;
    }

    /// Weight of the past in m.
    public float beta1() {
        return beta1;
    }

    /// 1 - beta1.
    public float rest1() {
        return rest1;
    }

    /// Weight of the past in v.
    public float beta2() {
        return beta2;
    }

    /// 1 - beta2.
    public float rest2() {
        return rest2;
    }

    /// `1 / sqrt(1 - beta2^t)`.
    public float rootScale() {
        return rootScale;
    }

    /// Added to the divisor.
    public float epsilon() {
        return epsilon;
    }

    /// Coupled weight decay.
    public float decay() {
        return decay;
    }

    /// 1 - learning rate times decoupled weight decay; 1 where there is none.
    public float keep() {
        return keep;
    }

    @Override
    public void apply(Element e) {
        float g = Fma.fma(decay, e.value, e.gradient);
        e.first = Fma.fma(beta1, e.first, rest1 * g);
        e.second = Fma.fma(beta2, e.second, (rest2 * g) * g);
        float divisor = Fma.fma((float) Math.sqrt(e.second), rootScale, epsilon);
        e.value = keep * e.value - (rate * e.first) / divisor;
    }
}
