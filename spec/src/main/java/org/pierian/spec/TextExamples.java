package org.pierian.spec;

/// What the examples of a text are.
public enum TextExamples {
    /// Windows over the whole text.
    @Doc("windows of `sequence_length` tokens over the whole text.")
    STREAM,
    /// Lines, each for itself.
    @Doc("lines, each for itself, padded behind to `sequence_length`.")
    LINES
}
