package org.pierian.runner.dataset.csv;

/// Finds blanks around a text of UTF-8: what [Character#isWhitespace] calls so, of which all that are not ASCII have
/// three bytes.
final class Blanks {

    private static final int LONG = 3;

    private Blanks() {}

    /// The place behind the blanks at the start of a text.
    ///
    /// @param from place of its first byte
    /// @param end place behind its last
    static int skip(byte[] text, int from, int end) {
        int at = from;
        for (int length = 1; length > 0; at += length) {
            length = at < end && isBlank(text[at]) ? 1 : at + LONG <= end && isLongBlank(text, at) ? LONG : 0;
        }
        return at;
    }

    /// The place before the blanks at the end of a text.
    ///
    /// @param from place of its first byte
    /// @param end place behind its last
    static int skipBack(byte[] text, int from, int end) {
        int at = end;
        for (int length = 1; length > 0; at -= length) {
            length = at > from && isBlank(text[at - 1])
                    ? 1
                    : at - LONG >= from && isLongBlank(text, at - LONG) ? LONG : 0;
        }
        return at;
    }

    private static boolean isBlank(byte c) {
        return c >= 0 && Character.isWhitespace((char) c);
    }

    private static boolean isLongBlank(byte[] text, int at) {
        int high = text[at] & 0xFF;
        int character = ((high & 0xF) << 12) | ((text[at + 1] & 0x3F) << 6) | (text[at + 2] & 0x3F);
        return high >> 4 == 0xE && Character.isWhitespace((char) character);
    }
}
