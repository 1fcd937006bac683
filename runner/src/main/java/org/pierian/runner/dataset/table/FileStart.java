package org.pierian.runner.dataset.table;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Optional;

/// The kind of a file that is not text, by its first bytes.
public final class FileStart {

    /// What a file of text in UTF-16 is called.
    public static final String UTF_16 = "UTF-16";

    /// What a file that gzip made is called.
    public static final String GZIP = "compressed with gzip";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FileStart() {}

    /// Whether text in UTF-16 has the low byte of a character first: by its byte order mark; without one, if the first
    /// character is one of ASCII in that order.
    public static boolean isLittleEndian(ByteBuffer bytes) {
        int first = at(bytes, 0);
        int second = at(bytes, 1);
        return (first == 0xFF && second == 0xFE) || (first != 0 && first != 0xFE && second == 0);
    }

    /// The kind of file; empty for what may be a text.
    ///
    /// @param bytes the first bytes of the file, from the buffer's position on
    public static Optional<String> of(ByteBuffer bytes) {
        int first = at(bytes, 0);
        int second = at(bytes, 1);
        if (first == 0x1F && second == 0x8B) {
            return Optional.of(GZIP);
        }
        if (first == 'P' && second == 'K' && at(bytes, 2) < ' ') {
            return Optional.of("a zip archive or a spreadsheet");
        }
        if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
            return Optional.of(UTF_16);
        }
        if (first == 'B' && second == 'Z' && at(bytes, 2) == 'h') {
            return Optional.of("compressed with bzip2");
        }
        if (first == 0x28 && second == 0xB5 && at(bytes, 2) == 0x2F) {
            return Optional.of("compressed with zstd");
        }
        return first == 'P' && second == 'A' && at(bytes, 2) == 'R' && at(bytes, 3) == '1'
                ? Optional.of("a Parquet file")
                : Optional.empty();
    }

    /// How many bytes a byte order mark takes at the start of a text; 0 where there is none.
    ///
    /// @param bytes the first bytes of the file, from the buffer's position on
    /// @param charset of the text
    public static int markLength(ByteBuffer bytes, Charset charset) {
        byte[] mark = BYTE_ORDER_MARK.getBytes(charset);
        boolean isThere = charset.newEncoder().canEncode(BYTE_ORDER_MARK);
        for (int i = 0; i < mark.length; i++) {
            isThere &= at(bytes, i) == (mark[i] & 0xFF);
        }
        return isThere ? mark.length : 0;
    }

    private static int at(ByteBuffer bytes, int index) {
        return index < bytes.remaining() ? bytes.get(bytes.position() + index) & 0xFF : 0xFFFF;
    }
}
