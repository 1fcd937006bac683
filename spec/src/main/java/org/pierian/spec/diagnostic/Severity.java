package org.pierian.spec.diagnostic;

/// Whether a diagnostic stops the work.
public enum Severity {
    /// The input is refused.
    ERROR("error"),
    /// The input is accepted, but a person should look.
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
