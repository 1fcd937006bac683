package org.pierian.spec.diagnostic;

/// How a code point is printed on a terminal: its width, and an escape if it must not be printed unchanged.
public final class DisplayText {

    private static final int BYTE_BASE = 0xDC00;
    private static final String TAB = "    ";
    private static final int LONGEST = 40;

    private DisplayText() {}

    /// A text of several lines made safe to print.
    static String safe(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(c == '\n' ? "\n" : of(c)));
        return out.toString();
    }

    /// An untrusted text made safe to print, on one line.
    public static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(of(c)));
        return out.toString();
    }

    /// A text cut to a length that fits a message.
    public static String cut(String text) {
        int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "...";
    }

    /// What is printed for a code point: itself, spaces for a tab, or an escape.
    static String of(int c) {
        if (c == '\t') {
            return TAB;
        }
        if (c >= BYTE_BASE + 0x80 && c <= BYTE_BASE + 0xFF) {
            return "\\x" + hex(c - BYTE_BASE, 2);
        }
        if (isHidden(c)) {
            return "\\u{" + hex(c, 2) + "}";
        }
        return Character.toString(c);
    }

    /// Control characters, direction marks, separators and invisible characters, which would change how the rest looks.
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> false;
        };
    }

    private static String hex(int value, int digits) {
        StringBuilder hex = new StringBuilder();
        for (int shift = 20; shift >= 0; shift -= 4) {
            int digit = (value >>> shift) & 0xF;
            if (digit != 0 || !hex.isEmpty() || shift < 4 * digits) {
                hex.append(Character.toUpperCase(Character.forDigit(digit, 16)));
            }
        }
        return hex.toString();
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
