package org.pierian.runner.dataset.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.file.Sha256;

/// The SHA-256 of rows in their canonical form, which is the same for the same rows of every database:
///
/// ```text
/// the ASCII text "pierian rows 1" and a line feed
/// the number of columns
/// each column's name                      a text
/// each row, in order, each of its cells   a text, or FF FF FF FF for null
/// ```
///
/// A text is the length of its UTF-8 in bytes, then these. Numbers have four bytes, the highest first. Columns are
/// ordered by the bytes of their names.
final class RowHash {

    private static final byte[] MAGIC = "pierian rows 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;
    private static final int NULL = -1;

    private final MessageDigest digest = Sha256.digest();
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] written = new byte[NumberText.LONGEST_SIMPLE];
    private int filled;

    /// @param columns the names, in order
    RowHash(List<String> columns) {
        add(MAGIC, MAGIC.length);
        add(columns.size());
        columns.forEach(this::add);
    }

    /// Adds a cell of the present row, or the first of the next.
    void add(Optional<String> cell) {
        if (cell.isPresent()) {
            add(cell.get());
        } else {
            add(NULL);
        }
    }

    /// Adds a cell whose text is that of a finite number.
    void add(double number) {
        int length = NumberText.writeSimple(number, written, 0);
        if (length == 0) {
            add(NumberText.of(number));
        } else {
            add(length);
            add(written, length);
        }
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        add(bytes, bytes.length);
    }

    private void add(int number) {
        if (filled + Integer.BYTES > BUFFER) {
            flush();
        }
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            buffer[filled++] = (byte) (number >>> shift);
        }
    }

    private void add(byte[] bytes, int length) {
        if (filled + length > BUFFER) {
            flush();
        }
        if (length > BUFFER) {
            digest.update(bytes, 0, length);
            return;
        }
        System.arraycopy(bytes, 0, buffer, filled, length);
        filled += length;
    }

    private void flush() {
        digest.update(buffer, 0, filled);
        filled = 0;
    }

    /// The hash; to be asked for once, after the last row.
    String hex() {
        flush();
        return Sha256.hex(digest);
    }
}
