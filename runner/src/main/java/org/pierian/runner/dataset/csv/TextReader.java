package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.pierian.runner.dataset.table.FileStart;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.Encoding;
import org.pierian.spec.language.Words;

/// Characters of a text, with a hash over all its bytes. Whatever is not such a text, and a line that
/// is too long, is refused at its place.
final class TextReader extends Reader {

    private static final int LONGEST_LINE = 1 << 20;
    private static final int CHUNK = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final String name;
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private final Encoding encoding;
    private CharsetDecoder decoder = decoder(StandardCharsets.UTF_8);
    private boolean ended;
    private boolean begun;
    private long line = 1;
    private int length;
    private char last;
    private int held = -1;

    /// @param in the bytes from the first on; closed with this reader
    /// @param name the file's name, for messages
    /// @param encoding how the text is encoded
    TextReader(InputStream in, String name, Encoding encoding) {
        this.in = in;
        this.name = name;
        this.encoding = encoding;
        this.bytes.flip();
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /// @param bytes the first bytes of the text
    private static Charset charset(Encoding encoding, ByteBuffer bytes) {
        return switch (encoding) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case LATIN_1 -> StandardCharsets.ISO_8859_1;
            case WINDOWS_1252 -> Charset.forName("windows-1252");
            case UTF_16 -> FileStart.isLittleEndian(bytes) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        };
    }

    /// Hash over all bytes so far; over the file once the end was reached.
    String sha256() {
        return Sha256.hex(digest);
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
            if (!begun) {
                decoder = decoder(charset(encoding, bytes));
            }
            int before = out.position();
            CoderResult result = decoder.decode(bytes, out, ended);
            look(target, offset + before, offset + out.position());
            if (result.isError()) {
                throw notText("byte 0x" + hex(bytes.get(bytes.position()) & 0xFF) + " is not " + encodingName());
            }
            if (ended && !bytes.hasRemaining() && out.position() == 0) {
                return -1;
            }
            skipMark(target, offset, out);
        }
        return out.position();
    }

    private void fill() throws IOException {
        bytes.compact();
        int from = bytes.position();
        int got = in.read(bytes.array(), from, bytes.remaining());
        if (got < 0) {
            ended = true;
        } else {
            digest.update(bytes.array(), from, got);
            bytes.position(from + got);
        }
        bytes.flip();
        if (!begun && (bytes.remaining() >= 4 || ended)) {
            FileStart.of(bytes)
                    .filter(kind -> encoding != Encoding.UTF_16 || !kind.equals(FileStart.UTF_16))
                    .ifPresent(kind -> {
                        throw notText("it is " + kind);
                    });
        }
    }

    /// Leaves a byte order mark at the start out.
    private void skipMark(char[] target, int offset, CharBuffer out) {
        if (!begun && out.position() > 0) {
            begun = true;
            if (target[offset] == BYTE_ORDER_MARK) {
                System.arraycopy(target, offset + 1, target, offset, out.position() - 1);
                out.position(out.position() - 1);
            }
        }
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
        if (characters > LONGEST_LINE) {
            throw DataMistake.TOO_LARGE
                    .failure("line " + line + " of `" + name + "` has more than 1,048,576 characters")
                    .at(name + ":" + line)
                    .help("look whether it is a table; a quote that does not end makes no line longer");
        }
    }

    private Failure notText(String why) {
        return DataMistake.NOT_TEXT
                .failure("`" + name + "` is not " + encodingName() + " text: " + why)
                .at(name + ":" + line)
                .help(advice(why));
    }

    private String encodingName() {
        return Words.ofConstant(encoding).toUpperCase(Locale.ROOT);
    }

    private String advice(String why) {
        if (why.contains(FileStart.GZIP)) {
            return "give it a name that ends in `.gz`, or decompress it";
        } else if (why.contains(FileStart.UTF_16)) {
            return "write `encoding: utf-16`, or save it as CSV in UTF-8";
        }
        return why.startsWith("byte") && encoding == Encoding.UTF_8
                ? "write `encoding: windows-1252` if it is a table of a Western European Windows, or save it as CSV in"
                        + " UTF-8"
                : "decompress it, or save it as CSV in UTF-8";
    }

    private static String hex(int value) {
        return String.format(Locale.US, "%02X", value);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
