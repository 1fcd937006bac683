package org.pierian.spec.yaml;

import java.util.Locale;
import java.util.Set;

/// Writes texts as scalars that the reader takes for the same texts.
public final class PlainText {

    private static final Set<String> TRUTHS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private PlainText() {}

    /// A text as a scalar inside brackets or behind a key: plain where it is a word of letters, digits and `_`, else
    /// in double quotes.
    public static String scalar(String text) {
        return isWord(text) ? text : quoted(text);
    }

    /// A text in double quotes, on one line, with nothing in it that the reader refuses.
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> append(out, c);
            }
        });
        return out.append('"').toString();
    }

    /// A text of YAML whose odd characters all stand in double quotes, with these escaped.
    public static String escapeOdd(String yaml) {
        StringBuilder out = new StringBuilder(yaml.length());
        yaml.codePoints().forEach(c -> {
            if (c == '\n') {
                out.append('\n');
            } else {
                append(out, c);
            }
        });
        return out.toString();
    }

    /// Whether a text can stand in a spec only between double quotes.
    public static boolean needsQuotes(String text) {
        return ScalarRules.plainForm(text) != ScalarForm.TEXT
                || text.codePoints().anyMatch(PlainText::isOdd);
    }

    /// Words that other readers of YAML take for truth values are none.
    private static boolean isWord(String text) {
        return ScalarRules.plainForm(text) == ScalarForm.TEXT
                && !TRUTHS.contains(text.toLowerCase(Locale.ROOT))
                && text.chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
    }

    private static boolean isOdd(int c) {
        return c == '\t' || TextCheck.isForbidden(c) || TextCheck.isOddSpace(c);
    }

    private static void append(StringBuilder out, int c) {
        if (!isOdd(c)) {
            out.appendCodePoint(c);
        } else if (c < 0x10000) {
            out.append(String.format(Locale.ROOT, "\\u%04X", c));
        } else {
            out.append(String.format(Locale.ROOT, "\\U%08X", c));
        }
    }
}
