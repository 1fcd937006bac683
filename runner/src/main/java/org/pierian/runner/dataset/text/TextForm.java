package org.pierian.runner.dataset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Preprocessing.TokenKind;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.TokensSpec;
import org.pierian.spec.language.Words;

/// What a spec says of a text, in the words of the runner.
///
/// @param spec what it says
record TextForm(DatasetSpec.Text spec) {

    private static final int RESERVED = 2; // padding and the unknown word

    /// The files that are read, the first one first.
    List<String> files() {
        List<String> files = new ArrayList<>(List.of(spec.file()));
        Stream.concat(Stream.of(spec.testPart()), spec.validation().stream()).forEach(set -> {
            if (set instanceof RowSetSpec.OtherFile(String path)) {
                files.add(path);
            }
        });
        return List.copyOf(files);
    }

    /// What a token is.
    TokenKind kind() {
        return switch (spec.tokens()) {
            case TokensSpec.Characters _ -> TokenKind.CHARACTERS;
            case TokensSpec.Bytes _ -> TokenKind.BYTES;
            case TokensSpec.Words _ -> TokenKind.WORDS;
        };
    }

    /// Whether a vocabulary is one that the spec asks for.
    boolean accepts(Preprocessing.Input.Tokens tokens) {
        int values = tokens.values().size();
        return tokens.kind() == kind()
                && switch (spec.tokens()) {
                    case TokensSpec.Characters(int count) -> values == count;
                    case TokensSpec.Bytes _ -> values == 0;
                    case TokensSpec.Words(int count) -> values <= count - RESERVED;
                };
    }

    /// What outputs mean.
    Preprocessing.Target target() {
        return new Preprocessing.Target.Tokens(Words.ofConstant(spec.target()));
    }

    /// What is done to a text.
    ///
    /// @param tokens its vocabulary
    Preprocessing preprocessing(Preprocessing.Input.Tokens tokens) {
        return new Preprocessing(List.of(tokens), target());
    }
}
