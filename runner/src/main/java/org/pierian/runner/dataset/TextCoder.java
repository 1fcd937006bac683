package org.pierian.runner.dataset;

import org.pierian.runner.failure.Failure;

/// Texts as tokens and back, with the vocabulary that a network was trained with.
public interface TextCoder {

    /// The tokens of a text.
    ///
    /// @throws Failure when the text has what the vocabulary has not
    int[] encode(String text);

    /// The text of tokens.
    String decode(int[] tokens);

    /// The token in front of a text and behind a line.
    int boundary();

    /// Whether examples are lines, each of which ends with [#boundary].
    boolean isLines();
}
