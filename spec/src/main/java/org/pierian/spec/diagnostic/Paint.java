package org.pierian.spec.diagnostic;

/// Colours of the text form, or none.
enum Paint {
    PLAIN("", "", "", "", ""),
    ANSI("\u001b[1;31m", "\u001b[1;33m", "\u001b[1;34m", "\u001b[1m", "\u001b[0m");

    private final String error;
    private final String warning;
    private final String frame;
    private final String strong;
    private final String off;

    Paint(String error, String warning, String frame, String strong, String off) {
        this.error = error;
        this.warning = warning;
        this.frame = frame;
        this.strong = strong;
        this.off = off;
    }

    String severity(Severity severity, String text) {
        return (severity == Severity.ERROR ? error : warning) + text + off;
    }

    String frame(String text) {
        return frame + text + off;
    }

    String strong(String text) {
        return strong + text + off;
    }
}
