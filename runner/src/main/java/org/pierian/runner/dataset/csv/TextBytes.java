package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.pierian.runner.dataset.table.FileStart;
import org.pierian.runner.file.BlockStream;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.Encoding;

/// The bytes of a text behind its byte order mark, with a hash over all bytes of the file. A file that is something
/// else
/// by its first bytes is refused.
final class TextBytes extends BlockStream {

    private static final int START = 4;

    private final InputStream in;
    private final String name;
    private final Encoding encoding;
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer start = ByteBuffer.allocate(START);
    private Optional<Charset> charset = Optional.empty();

    /// @param in the bytes from the first on; closed with this
    /// @param name the file's name, for messages
    /// @param encoding how the text is encoded
    TextBytes(InputStream in, String name, Encoding encoding) {
        this.in = in;
        this.name = name;
        this.encoding = encoding;
    }

    /// How the text is encoded.
    Encoding encoding() {
        return encoding;
    }

    /// How the characters are encoded, of which the first bytes may tell the order.
    Charset charset() throws IOException {
        if (charset.isEmpty()) {
            charset = Optional.of(begin());
        }
        return charset.get();
    }

    private Charset begin() throws IOException {
        int got = 0;
        while (start.hasRemaining() && got >= 0 && !isLine()) {
            got = take(start.array(), start.position(), start.remaining());
            start.position(start.position() + Math.max(0, got));
        }
        start.flip();
        FileStart.of(start)
                .filter(kind -> encoding != Encoding.UTF_16 || !kind.equals(FileStart.UTF_16))
                .ifPresent(kind -> {
                    throw TextFault.notText(name, encoding, 1, "it is " + kind);
                });
        Charset found = switch (encoding) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case LATIN_1 -> StandardCharsets.ISO_8859_1;
            case WINDOWS_1252 -> Charset.forName("windows-1252");
            case UTF_16 -> FileStart.isLittleEndian(start) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        };
        start.position(FileStart.markLength(start, found));
        return found;
    }

    /// Whether what was read ends a line, behind which a stream may wait for an answer.
    private boolean isLine() {
        return start.position() > 0 && start.get(start.position() - 1) == '\n';
    }

    private int take(byte[] target, int offset, int count) throws IOException {
        int got = in.read(target, offset, count);
        digest.update(target, offset, Math.max(0, got));
        return got;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        charset();
        if (!start.hasRemaining()) {
            return take(target, offset, count);
        }
        int got = Math.min(count, start.remaining());
        start.get(target, offset, got);
        return got;
    }

    /// Hash over all bytes so far; over the file once the end was reached.
    String sha256() {
        return Sha256.hex(digest);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
