package org.pierian.spec;

/// The mark before the decimals of a number.
public enum DecimalMark {
    /// `1.5`.
    @Doc("`1.5`.")
    POINT,
    /// `1,5`.
    @Doc("`1,5`.")
    COMMA
}
