package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import org.pierian.runner.file.BlockStream;
import org.pierian.spec.Encoding;

/// A text as bytes of UTF-8, whatever its own encoding is.
final class Utf8Bytes extends BlockStream {

    private static final int CHARACTERS = 1 << 14;

    private final Reader text;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final CharBuffer characters = CharBuffer.allocate(CHARACTERS).flip();
    private final ByteBuffer bytes = ByteBuffer.allocate(3 * CHARACTERS).flip();
    private boolean isEnded;

    /// @param text whole code points; closed with this
    private Utf8Bytes(Reader text) {
        this.text = text;
    }

    /// The bytes of UTF-8 of a text.
    ///
    /// @param text closed with the result
    /// @param name the file's name, for messages
    static InputStream of(TextBytes text, String name) {
        return text.encoding() == Encoding.UTF_8 ? text : new Utf8Bytes(new TextReader(text, name));
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        while (!bytes.hasRemaining() && !isEnded) {
            characters.compact();
            int got = text.read(characters);
            isEnded = got < 0;
            encoder.encode(characters.flip(), bytes.clear(), isEnded);
            bytes.flip();
        }
        int got = Math.min(count, bytes.remaining());
        bytes.get(target, offset, got);
        return got == 0 && count > 0 ? -1 : got;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
