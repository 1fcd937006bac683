package org.pierian.spec.yaml;

/// The type of a scalar by the rules of the language: that of YAML 1.2 where all readers agree, and a refusal where
/// they do not.
public enum ScalarForm {
    /// Empty, `~` or `null`.
    NULL,
    /// `true` or `false`.
    BOOLEAN,
    /// Decimal digits, with or without a sign.
    INTEGER,
    /// A number with a point or an exponent.
    DECIMAL,
    /// Text that YAML readers read as different numbers, or as text: `012`, `0x1F`, `1_000`, `1:30`.
    AMBIGUOUS,
    /// Infinity or NaN.
    NOT_FINITE,
    /// Everything else, and everything in quotes.
    TEXT
}
