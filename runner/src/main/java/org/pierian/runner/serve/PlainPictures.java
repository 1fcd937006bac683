package org.pierian.runner.serve;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The common form of pictures as JSON, read in a tenth of the time that a parser takes: one name, lists, and levels in
/// digits. It knows no errors: whatever is not of this form is for the parser, which judges it.
final class PlainPictures {

    private static final byte[] ONE = "\"image\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEVERAL = "\"images\"".getBytes(StandardCharsets.US_ASCII);
    private static final int DEEPEST = 8;
    private static final int WHITE = 255;

    private final byte[] body;
    private final int width;
    private int at;

    private PlainPictures(byte[] body, int width) {
        this.body = body;
        this.width = width;
    }

    /// The levels of all pictures, one after the other; empty where the body has another form.
    ///
    /// @param body of a request
    /// @param width levels of one picture
    static Optional<byte[]> levels(byte[] body, int width) {
        return new PlainPictures(body, width).read();
    }

    private Optional<byte[]> read() {
        ByteArrayOutputStream levels = new ByteArrayOutputStream(width);
        byte[] one = new byte[width];
        if (!takes('{')) {
            return Optional.empty();
        }
        boolean several = takes(SEVERAL);
        if (!(several || takes(ONE)) || !takes(':') || (several && !takes('['))) {
            return Optional.empty();
        }
        do {
            if (!picture(one)) {
                return Optional.empty();
            }
            levels.write(one, 0, width);
        } while (several && takes(','));
        boolean whole = (!several || takes(']')) && takes('}') && blanks() == body.length;
        return whole ? Optional.of(levels.toByteArray()) : Optional.empty();
    }

    /// Reads the lists of one picture.
    private boolean picture(byte[] levels) {
        int count = 0;
        int depth = 0;
        do {
            while (takes('[')) {
                depth++;
            }
            int level = depth == 0 || depth > DEEPEST ? -1 : level();
            if (level < 0 || count == width) {
                return false;
            }
            levels[count++] = (byte) level;
            while (depth > 0 && takes(']')) {
                depth--;
            }
        } while (depth > 0 && takes(','));
        return depth == 0 && count == width;
    }

    /// Reads one level; below zero where none stands here.
    private int level() {
        int start = blanks();
        int level = 0;
        while (at < body.length && body[at] >= '0' && body[at] <= '9' && at - start < 3) {
            level = 10 * level + body[at++] - '0';
        }
        int digits = at - start;
        boolean plain = digits == 1 || (digits > 1 && body[start] != '0');
        return plain && level <= WHITE ? level : -1;
    }

    private boolean takes(char sign) {
        if (blanks() < body.length && body[at] == sign) {
            at++;
            return true;
        }
        return false;
    }

    private boolean takes(byte[] name) {
        int end = blanks() + name.length;
        if (end <= body.length && Arrays.equals(body, at, end, name, 0, name.length)) {
            at = end;
            return true;
        }
        return false;
    }

    /// Goes over what JSON allows between tokens.
    ///
    /// @return where the next one begins
    private int blanks() {
        while (at < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
            at++;
        }
        return at;
    }
}
