package org.pierian.spec.yaml;

/// What a scalar is by the rules of the language: YAML 1.2 where all readers agree, and a refusal where they do
/// not.
public enum ScalarForm {
    /// Nothing, `~` or `null`.
    NOTHING,
    /// `true` or `false`.
    TRUTH,
    /// Decimal digits, with or without a sign.
    WHOLE,
    /// A number with a point or an exponent.
    REAL,
    /// A number that readers of YAML take for different ones, or for text: `012`, `0x1F`, `1_000`, `1:30`.
    DOUBTFUL,
    /// Infinity, or not a number.
    NOT_FINITE,
    /// Everything else, and all that stands in quotes.
    TEXT
}
