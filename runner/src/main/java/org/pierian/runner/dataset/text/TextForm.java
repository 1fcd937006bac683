package org.pierian.runner.dataset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.language.Words;

/// What a spec says of a text, in the words of the runner.
///
/// @param spec what it says
record TextForm(DatasetSpec.Text spec) {

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

    /// What tokens are.
    TokenForm tokens() {
        return new TokenForm(spec.tokens());
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
