package org.pierian.runner.dataset.text;

import org.pierian.runner.dataset.TextCoder;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// The beginning of a text, as a person types it.
///
/// @param vocabulary of the trained network
/// @param isLines whether examples are lines
record VocabularyCoder(Vocabulary vocabulary, boolean isLines) implements TextCoder {

    private static final String NAME = "the prompt";

    @Override
    public int[] encode(String text) {
        RawText raw = RawText.of(text, NAME, vocabulary.tokens().kind());
        vocabulary.firstUnknown(raw, 0, raw.units().length).ifPresent(character -> {
            throw Failure.of(
                            ExitCode.USAGE,
                            NAME + " has a character that the training text has not: " + Vocabulary.shown(character))
                    .help("write it with characters of the training text");
        });
        return vocabulary.encode(raw);
    }

    @Override
    public String decode(int[] tokens) {
        return vocabulary.decode(tokens);
    }

    @Override
    public int boundary() {
        return vocabulary.boundary();
    }
}
