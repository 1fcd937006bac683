package org.pierian.runner.api;

/// What a trained network takes.
public enum InputKind {
    /// Rows of a table: [Run#predict] and [Run#predictAll].
    ROWS("rows of a table", "call `predict` with a map of columns to values"),
    /// Pictures: [Run#predictPicture].
    PICTURES("pictures", "call `predictPicture` with the bytes of a file"),
    /// Arrays of numbers: [Run#predictArray] and [Run#predictArrays].
    ARRAYS("arrays of numbers", "call `predictArray` with the numbers of an example"),
    /// Texts of one line: [Run#predictText] and [Run#predictTexts].
    TEXTS("texts", "call `predictText`"),
    /// The beginning of a text: [Run#continueText].
    BEGINNINGS("the beginning of a text", "call `continueText`");

    private final String words;
    private final String advice;

    InputKind(String words, String advice) {
        this.words = words;
        this.advice = advice;
    }

    /// As messages say it.
    String words() {
        return words;
    }

    /// What to call.
    String advice() {
        return advice;
    }
}
