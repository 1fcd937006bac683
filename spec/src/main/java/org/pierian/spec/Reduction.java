package org.pierian.spec;

/// How the losses of a batch are reduced to one number.
public enum Reduction {
    /// Their sum divided by their number.
    @Doc("Their sum divided by their number.")
    MEAN,
    /// Their sum.
    @Doc("Their sum.")
    SUM
}
