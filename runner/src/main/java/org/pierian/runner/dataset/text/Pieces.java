package org.pierian.runner.dataset.text;

/// Where bytes are cut before pairs of them are joined, so that no token reaches from one word into the next.
///
/// A piece is a run of bytes of one kind, with a space in front of it if there is one:
///
/// | kind    | bytes                                             |
/// |---------|---------------------------------------------------|
/// | letters | `A` to `Z`, `a` to `z`, and all from 128 on       |
/// | digits  | `0` to `9`                                        |
/// | blanks  | space, tab, line feed, form feed, carriage return, vertical tab |
/// | others  | all others                                        |
///
/// A run of blanks has no space in front of it, and ends before the space that belongs to what follows. A piece
/// has at most 128 bytes; what is longer is cut.
///
/// **Source:** Radford et al. 2019, GPT-2, `encoder.py`, here on bytes and without the endings of English.
final class Pieces {

    private static final int MOST = 128;

    private static final int LETTER = 0;
    private static final int DIGIT = 1;
    private static final int BLANK = 2;
    private static final int OTHER = 3;
    private static final int FIRST_BEYOND_ASCII = 128;

    private Pieces() {}

    /// Where a piece ends.
    ///
    /// @param bytes 0 to 255 each
    /// @param from its first byte
    /// @param end behind the last byte of the text
    static int end(int[] bytes, int from, int end) {
        int at = from;
        if (isSpaceBeforeWord(bytes, at, end)) {
            at++;
        }
        int kind = kind(bytes[at++]);
        while (at < end && at - from < MOST && kind(bytes[at]) == kind && !isSpaceBeforeWord(bytes, at, end)) {
            at++;
        }
        return at;
    }

    private static boolean isSpaceBeforeWord(int[] bytes, int at, int end) {
        return bytes[at] == ' ' && at + 1 < end && kind(bytes[at + 1]) != BLANK;
    }

    private static int kind(int value) {
        if (value >= FIRST_BEYOND_ASCII || (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z')) {
            return LETTER;
        }
        if (value >= '0' && value <= '9') {
            return DIGIT;
        }
        return value == ' ' || (value >= '\t' && value <= '\r') ? BLANK : OTHER;
    }
}
