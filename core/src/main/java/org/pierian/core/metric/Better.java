package org.pierian.core.metric;

/// Which values of a metric are better.
public enum Better {
    /// Higher ones, as of accuracy.
    HIGHER,
    /// Lower ones, as of a loss.
    LOWER
}
