package org.pierian.spec;

/// A norm of all gradients together.
public enum NormType {
    /// Sum of absolute values.
    @Doc("Sum of absolute values.")
    L1,
    /// Square root of the sum of squares.
    @Doc("Square root of the sum of squares.")
    L2,
    /// Largest absolute value.
    @Doc("Largest absolute value.")
    INF
}
