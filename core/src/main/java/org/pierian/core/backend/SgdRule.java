package org.pierian.core.backend;

import org.pierian.core.arithmetic.Fma;

/// `g' = fma(decay, p, g); b = fma(momentum, b, rest * g'); p = fma(-rate, nesterov ? fma(momentum, b, g') : b,
/// p)`; remembers b.
///
/// Mutable, so that an optimizer can use one object in all steps; its numbers are 0 until [#set].
public final class SgdRule implements UpdateRule {

    private float rate;
    private float momentum;
    private float rest;
    private float decay;
    private boolean nesterov;

    /// Sets all numbers.
    ///
    /// @param rate size of the step
    /// @param momentum weight of the past
    /// @param rest 1 - dampening; 1 in the first step, with b zero
    /// @param decay weight decay
    /// @param nesterov whether to look ahead
    /// @return this
    public SgdRule set(float rate, float momentum, float rest, float decay, boolean nesterov) {
        this.rate = rate;
        this.momentum = momentum;
        this.rest = rest;
        this.decay = decay;
        this.nesterov = nesterov;
        return this;
    }

    /// Size of the step.
    public float rate() {
        return rate;
    }

    /// Weight of the past.
    public float momentum() {
        return momentum;
    }

    /// 1 - dampening; 1 in the first step, with b zero.
    public float rest() {
        return rest;
    }

    /// Weight decay.
    public float decay() {
        return decay;
    }

    /// Whether to look ahead.
    public boolean nesterov() {
        return nesterov;
    }

    @Override
    public void apply(Element e) {
        float g = Fma.fma(decay, e.value, e.gradient);
        e.first = Fma.fma(momentum, e.first, rest * g);
        e.value = Fma.fma(-rate, nesterov ? Fma.fma(momentum, e.first, g) : e.first, e.value);
    }
}
