package org.pierian.spec.diagnostic;

import java.util.HexFormat;

/// Untrusted text as it may be printed: every character that would change how the rest looks, or that nobody sees, is
/// escaped. All messages, tables and results of the program go through here.
///
/// | what                                                                       | printed as               |
/// |----------------------------------------------------------------------------|--------------------------|
/// | control characters (C0, C1), bidirectional and other format characters, line separators, spaces other than the
/// ordinary one, invisible letters, unassigned and private code points | `\u001b`, `\U000e0041` |
/// | a byte that was not UTF-8                                                  | `\xE9`                   |
/// | a tab                                                                      | four spaces              |
///
/// What is printed can be written between the double quotes of a spec, and means the same.
public final class DisplayText {

    private static final int BYTE_BASE = 0xDC00;
    private static final String TAB = "    ";
    private static final int LONGEST = 40;
    private static final HexFormat BYTE = HexFormat.of().withUpperCase();
    private static final HexFormat UNIT = HexFormat.of();

    private DisplayText() {}

    /// A text of several lines made safe to print.
    public static String lines(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(c == '\n' ? "\n" : of(c)));
        return out.toString();
    }

    /// A text made safe to print, on one line: the ends of lines are escaped too.
    public static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(of(c)));
        return out.toString();
    }

    /// A text of JSON made safe to print, which means the same: such characters can only be inside its strings, and are
    /// escaped as JSON does it, in units of UTF-16.
    public static String json(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || !isHidden(c)) {
                out.appendCodePoint(c);
            } else {
                Character.toString(c).chars().forEach(unit -> out.append(escape(unit)));
            }
        });
        return out.toString();
    }

    /// A text cut to a length that fits a message.
    public static String cut(String text) {
        return cut(text, LONGEST);
    }

    /// A text cut to a length.
    ///
    /// @param most code points that are left of it
    public static String cut(String text, int most) {
        int end = text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "...";
    }

    /// What is printed for a code point: itself, spaces for a tab, or an escape.
    static String of(int c) {
        if (c == '\t') {
            return TAB;
        }
        if (c >= BYTE_BASE + 0x80 && c <= BYTE_BASE + 0xFF) {
            return "\\x" + BYTE.toHexDigits(c - BYTE_BASE, 2);
        }
        return isHidden(c) ? escape(c) : Character.toString(c);
    }

    private static String escape(int c) {
        return c < 0x10000 ? "\\u" + UNIT.toHexDigits(c, 4) : "\\U" + UNIT.toHexDigits(c, 8);
    }

    /// Whether a code point would not be seen, or would change how the text around it looks.
    public static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> isBlankLetter(c);
        };
    }

    /// Letters, marks and symbols of Unicode that have no ink: fillers of Hangul, separators of Mongolian, an empty
    /// pattern of Braille.
    private static boolean isBlankLetter(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || c == 0xFFA0;
    }

    /// Columns that a text takes on a terminal, if it is printed by [#line].
    public static int width(String text) {
        return text.codePoints().map(DisplayText::width).sum();
    }

    /// Columns that the printed form of a code point takes.
    static int width(int c) {
        String shown = of(c);
        if (shown.length() > 2 || c == '\t') {
            return shown.length();
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /// East Asian wide and emoji blocks, after Unicode's `EastAsianWidth`.
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0x33FF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xA000 && c <= 0xA4CF)
                || (c >= 0xA960 && c <= 0xA97F)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1F64F)
                || (c >= 0x1F680 && c <= 0x1F6FF)
                || (c >= 0x1F900 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
