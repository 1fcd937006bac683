package org.pierian.spec.yaml;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Writes texts as scalars that the reader reads as the same texts.
public final class PlainText {

    private static final Set<String> BOOLEANS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private PlainText() {}

    /// A text as a scalar inside brackets or after a key: plain if it is a word of letters, digits and `_`, otherwise
    /// in double quotes.
    public static String scalar(String text) {
        return isWord(text) ? text : quoted(text);
    }

    /// A text in double quotes, on one line, without anything that the reader refuses.
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

    /// A YAML text with its special characters escaped; all of them must be inside double quotes.
    public static String escapeSpecial(String yaml) {
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

    /// Whether a text must be written in double quotes.
    public static boolean needsQuotes(String text) {
        return ScalarRules.plainForm(text) != ScalarForm.TEXT
                || text.codePoints().anyMatch(PlainText::isSpecial);
    }

    /// The first unit of UTF-16 that is not part of a pair, as a spec writes it; a text with one is none that a file or
    /// a path can hold.
    public static Optional<String> halfOfPair(String text) {
        return text.codePoints()
                .filter(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                .mapToObj(c -> String.format(Locale.US, "\\u%04x", c))
                .findFirst();
    }

    /// Words that other YAML readers read as booleans do not count.
    private static boolean isWord(String text) {
        return ScalarRules.plainForm(text) == ScalarForm.TEXT
                && !BOOLEANS.contains(text.toLowerCase(Locale.ROOT))
                && text.chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
    }

    private static boolean isSpecial(int c) {
        return c == '\t' || TextCheck.isForbidden(c) || TextCheck.isUnusualSpace(c);
    }

    private static void append(StringBuilder out, int c) {
        if (!isSpecial(c)) {
            out.appendCodePoint(c);
        } else if (c < 0x10000) {
            out.append(String.format(Locale.US, "\\u%04X", c));
        } else {
            out.append(String.format(Locale.US, "\\U%08X", c));
        }
    }
}
