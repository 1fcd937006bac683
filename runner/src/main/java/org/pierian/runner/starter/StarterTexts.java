package org.pierian.runner.starter;

import java.util.List;
import java.util.stream.Collectors;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.PlainText;

/// Texts of a table as messages show them, and as a spec writes them.
final class StarterTexts {

    /// The most characters of a word that a spec lists.
    static final int LONGEST_WORD = 100;

    private static final int SHOWN = 20;

    private StarterTexts() {}

    /// A stranger's text, safe and short enough for a message.
    static String shown(String text) {
        return DisplayText.line(Describe.cut(text));
    }

    /// The names of columns, for messages.
    static String columns(List<String> header) {
        return "columns: "
                + header.stream().limit(SHOWN).map(StarterTexts::shown).collect(Collectors.joining(", "))
                + (header.size() > SHOWN ? " and " + (header.size() - SHOWN) + " more" : "");
    }

    /// Texts as a list of YAML.
    static String list(List<String> words) {
        return words.stream().map(PlainText::scalar).collect(Collectors.joining(", ", "[", "]"));
    }
}
