package org.pierian.spec;

/// How the size of all gradients together is measured.
public enum NormType {
    /// Sum of the sizes.
    @Doc("Sum of the sizes.")
    L1,
    /// Root of the sum of the squares.
    @Doc("Root of the sum of the squares.")
    L2,
    /// The largest size.
    @Doc("The largest size.")
    INF
}
