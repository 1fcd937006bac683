package org.pierian.spec;

/// How the losses of the examples of a batch become one number.
public enum Reduction {
    /// Their sum divided by their number.
    @Doc("Their sum divided by their number.")
    MEAN,
    /// Their sum.
    @Doc("Their sum.")
    SUM
}
