package org.pierian.core.backend;

/// `p = p + factor * sign(g)`; the sign of 0 is 0.
///
/// @param factor of the signs
public record SignRule(float factor) implements UpdateRule {

    @Override
    public void apply(Element e) {
        e.value = e.value + factor * Math.signum(e.gradient);
    }
}
