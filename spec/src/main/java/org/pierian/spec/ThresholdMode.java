package org.pierian.spec;

/// What a threshold is a measure of.
public enum ThresholdMode {
    /// Part of the best figure so far.
    @Doc("Part of the best figure so far.")
    REL,
    /// Difference from the best figure so far.
    @Doc("Difference from the best figure so far.")
    ABS
}
