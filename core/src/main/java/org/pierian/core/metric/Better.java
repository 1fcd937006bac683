package org.pierian.core.metric;

/// Which values of a metric are better.
public enum Better {
    /// Higher ones, as of accuracy.
    HIGHER,
    /// Lower ones, as of a loss.
    LOWER;

    /// Whether one value is better than another; NaN is never better.
    public boolean isBetter(double value, double other) {
        return this == HIGHER ? value > other : value < other;
    }
}
