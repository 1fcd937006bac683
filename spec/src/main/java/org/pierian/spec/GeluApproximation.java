package org.pierian.spec;

/// How the distribution function in a `gelu` is computed.
public enum GeluApproximation {
    /// As it is defined.
    @Doc("As it is defined.")
    NONE,
    /// By a formula with tanh.
    @Doc("By a formula with tanh.")
    TANH
}
