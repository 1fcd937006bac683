package org.pierian.runner.report.markup;

import java.util.Locale;

/// Text for HTML, XML and attributes. What a document may not have, or what turns a line of text around, is shown by
/// its number, from a list that no version of Unicode changes.
public final class Escape {

    private static final int REPLACEMENT = 0xFFFD;

    private Escape() {}

    /// Escaped text.
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        append(text, out);
        return out.toString();
    }

    static void append(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            append(c, out);
            i += Character.charCount(c);
        }
    }

    private static void append(int c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\t', '\n' -> out.append((char) c);
            default -> {
                if (isControl(c) || isTurning(c)) {
                    out.append(String.format(Locale.US, "[U+%04X]", c));
                } else {
                    out.appendCodePoint(isForbidden(c) ? REPLACEMENT : c);
                }
            }
        }
    }

    private static boolean isControl(int c) {
        return c < 0x20 || (c >= 0x7F && c < 0xA0);
    }

    /// Marks, embeddings, overrides and isolates of the directions of text, and separators that end lines.
    private static boolean isTurning(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xFEFF;
    }

    private static boolean isForbidden(int c) {
        return (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
    }
}
