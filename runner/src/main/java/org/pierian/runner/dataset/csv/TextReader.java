package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.Encoding;

/// Characters of a text. Whatever is not such a text, and a line that is too long, is refused at its place.
final class TextReader extends Reader {

    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final String name;
    private final Encoding encoding;
    private final Decoding decoding;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private Optional<CharsetDecoder> begun = Optional.empty();
    private boolean ended;
    private long line;
    private int length;
    private char last;
    private int held = -1;

    /// Says how bytes are decoded, once the first of them can be read.
    @FunctionalInterface
    private interface Decoding {

        Charset charset() throws IOException;
    }

    private TextReader(InputStream in, String name, Encoding encoding, Decoding decoding, long line) {
        this.in = in;
        this.name = name;
        this.encoding = encoding;
        this.decoding = decoding;
        this.line = line;
        this.bytes.flip();
    }

    /// @param text closed with this reader
    /// @param name the file's name, for messages
    TextReader(TextBytes text, String name) {
        this(text, name, text.encoding(), text::charset, 1);
    }

    /// The rest of a text in UTF-8.
    ///
    /// @param in its bytes; closed with the reader
    /// @param name the file's name, for messages
    /// @param line in which it begins, from 1
    static TextReader ofRest(InputStream in, String name, long line) {
        return new TextReader(in, name, Encoding.UTF_8, () -> StandardCharsets.UTF_8, line);
    }

    private CharsetDecoder decoder() throws IOException {
        if (begun.isEmpty()) {
            begun = Optional.of(decoding.charset().newDecoder()); // reports what it cannot decode
        }
        return begun.get();
    }

    @Override
    public int read(char[] target, int offset, int count) throws IOException {
        if (held >= 0) {
            target[offset] = (char) held;
            held = -1;
            return 1;
        }
        return count == 1 ? readOne(target, offset) : decode(target, offset, count);
    }

    /// A code point may be two characters, of which one waits for the next call.
    private int readOne(char[] target, int offset) throws IOException {
        char[] two = new char[2];
        int got = decode(two, 0, 2);
        target[offset] = two[0];
        held = got == 2 ? two[1] : -1;
        return Math.min(got, 1);
    }

    private int decode(char[] target, int offset, int count) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, offset, count).slice();
        while (out.position() == 0 && count > 0) {
            if (!ended && bytes.remaining() < 4) {
                fill();
            }
            CoderResult result = decoder().decode(bytes, out, ended);
            look(target, offset, offset + out.position());
            if (result.isError()) {
                String found = String.format(Locale.US, "%02X", bytes.get(bytes.position()) & 0xFF);
                throw notText("byte 0x" + found + " is not " + TextFault.nameOf(encoding));
            }
            if (ended && !bytes.hasRemaining() && out.position() == 0) {
                return -1;
            }
        }
        return out.position();
    }

    private void fill() throws IOException {
        bytes.compact();
        int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = got < 0;
        bytes.position(bytes.position() + Math.max(0, got));
        bytes.flip();
    }

    private void look(char[] text, int from, int to) {
        int start = from - length; // of the line
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c > '\r') {
                continue;
            }
            if (c == '\n' || c == '\r') {
                requireLength(i - start);
                boolean isSame = c == '\n' && (i == from ? last : text[i - 1]) == '\r';
                line += isSame ? 0 : 1;
                start = i + 1;
            } else if (c == 0) {
                throw notText("it has a character of code 0");
            }
        }
        length = to - start;
        requireLength(length);
        last = to > from ? text[to - 1] : last;
    }

    private void requireLength(int characters) {
        if (characters > RowLimits.LONGEST_LINE) {
            throw DataMistake.TOO_LARGE
                    .failure("line " + line + " of `" + name + "` has more than 1,048,576 characters")
                    .at(name + ":" + line)
                    .help("look whether it is a table; a quote that does not end makes no line longer");
        }
    }

    private Failure notText(String why) {
        return TextFault.notText(name, encoding, line, why);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
