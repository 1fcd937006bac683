package org.pierian.runner.dataset.text;

import java.util.Optional;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Preprocessing.TokenKind;

/// What the tokens of a trained network say, each for itself.
public final class TokenTexts {

    private final Vocabulary vocabulary;

    private TokenTexts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Those of a network that takes texts; empty where it takes something else.
    ///
    /// @param fitted what was fitted on its training set
    public static Optional<TokenTexts> of(Preprocessing fitted) {
        return fitted.inputs().size() == 1 && fitted.inputs().getFirst() instanceof Input.Tokens tokens
                ? Optional.of(new TokenTexts(new Vocabulary(tokens)))
                : Optional.empty();
    }

    /// A token. A part of a character of several bytes is shown as U+FFFD.
    public String of(int token) {
        return vocabulary.decode(new int[] {token});
    }

    /// What stands between two tokens.
    public String between() {
        return vocabulary.tokens().kind() == TokenKind.WORDS ? " " : "";
    }
}
