package org.pierian.spec.diagnostic;

import java.util.ArrayList;
import java.util.List;

/// A text with a name, split into lines.
///
/// A line ends at `\n`, `\r\n` or `\r`. A byte that was not valid UTF-8 is kept as the lone surrogate `U+DC00 +
/// byte`, so that a message can show it.
public final class SourceText {

    private final String name;
    private final String text;
    private final List<Integer> starts;

    private SourceText(String name, String text) {
        this.name = name;
        this.text = text;
        this.starts = lineStarts(text);
    }

    /// A text under the name that messages will show.
    public static SourceText of(String name, String text) {
        return new SourceText(name, text);
    }

    private static List<Integer> lineStarts(String text) {
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == length || text.charAt(i + 1) != '\n'))) {
                starts.add(i + 1);
            }
        }
        return starts;
    }

    /// The name that messages show.
    public String name() {
        return name;
    }

    /// The whole text.
    public String text() {
        return text;
    }

    /// Number of lines; a text that ends with a line break has an empty last line.
    public int lineCount() {
        return starts.size();
    }

    /// A line without its line break, from 1; empty when there is no such line.
    public String line(int number) {
        if (number < 1 || number > starts.size()) {
            return "";
        }
        int from = starts.get(number - 1);
        int to = number == starts.size() ? text.length() : starts.get(number);
        while (to > from && (text.charAt(to - 1) == '\n' || text.charAt(to - 1) == '\r')) {
            to--;
        }
        return text.substring(from, to);
    }
}
