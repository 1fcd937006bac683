package org.pierian.spec;

/// Whether a threshold is relative or absolute.
public enum ThresholdMode {
    /// A fraction of the best value so far.
    @Doc("A fraction of the best value so far.")
    REL,
    /// A difference from the best value so far.
    @Doc("A difference from the best value so far.")
    ABS
}
