package org.pierian.spec.diagnostic;

/// Whether a diagnostic refuses the input.
public enum Severity {
    /// The input is refused.
    ERROR("error"),
    /// The input is accepted, but probably not what was meant.
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /// The word in messages.
    public String word() {
        return word;
    }
}
