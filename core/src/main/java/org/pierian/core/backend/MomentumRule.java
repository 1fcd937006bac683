package org.pierian.core.backend;

import org.pierian.core.arithmetic.Fma;

/// `u = fma(momentum, u, rest * g); p = fma(-rate, u, p)`; remembers u.
///
/// Mutable, so that an optimizer can use one object in all steps; its numbers are 0 until [#set].
public final class MomentumRule implements UpdateRule {

    private float rate;
    private float momentum;
    private float rest;

    /// Sets all numbers.
    ///
    /// @param rate size of the step
    /// @param momentum weight of the past
    /// @param rest 1 - momentum
    /// @return this
    public MomentumRule set(float rate, float momentum, float rest) {
        this.rate = rate;
        this.momentum = momentum;
        this.rest = rest;
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

    /// 1 - momentum.
    public float rest() {
        return rest;
    }

    @Override
    public void apply(Element e) {
        e.first = Fma.fma(momentum, e.first, rest * e.gradient);
        e.value = Fma.fma(-rate, e.first, e.value);
    }
}
