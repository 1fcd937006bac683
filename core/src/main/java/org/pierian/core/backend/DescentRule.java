package org.pierian.core.backend;

import org.pierian.core.arithmetic.Fma;

/// `p = fma(-rate, g, p)`.
///
/// Mutable, so that an optimizer can use one object in all steps; its numbers are 0 until [#set].
public final class DescentRule implements UpdateRule {

    private float rate;

    /// Sets all numbers.
    ///
    /// @param rate size of the step
    /// @return this
    public DescentRule set(float rate) {
        this.rate = rate;
        return this;
    }

    /// Size of the step.
    public float rate() {
        return rate;
    }

    @Override
    public void apply(Element e) {
        e.value = Fma.fma(-rate, e.gradient, e.value);
    }
}
