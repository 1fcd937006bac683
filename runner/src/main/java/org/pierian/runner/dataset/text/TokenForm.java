package org.pierian.runner.dataset.text;

import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Preprocessing.TokenKind;
import org.pierian.spec.TokensSpec;

/// What a spec says of tokens, in the words of the runner.
///
/// @param spec what it says
record TokenForm(TokensSpec spec) {

    private static final int RESERVED = 2; // padding and the unknown word

    /// What a token is.
    TokenKind kind() {
        return switch (spec) {
            case TokensSpec.Characters _ -> TokenKind.CHARACTERS;
            case TokensSpec.Bytes _ -> TokenKind.BYTES;
            case TokensSpec.Words _ -> TokenKind.WORDS;
            case TokensSpec.Bpe _ -> TokenKind.BPE;
        };
    }

    /// Whether a vocabulary is one that the spec asks for.
    boolean accepts(Input.Tokens tokens) {
        int values = tokens.values().size();
        return tokens.kind() == kind()
                && switch (spec) {
                    case TokensSpec.Characters(int count) -> values == count;
                    case TokensSpec.Bytes _ -> values == 0;
                    case TokensSpec.Words(int count) -> values <= count - RESERVED;
                    case TokensSpec.Bpe(int vocabulary) ->
                        values <= vocabulary - BytePairs.BYTES && BytePairs.isValid(tokens.values());
                };
    }
}
