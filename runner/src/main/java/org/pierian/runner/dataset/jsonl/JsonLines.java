package org.pierian.runner.dataset.jsonl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.pierian.runner.dataset.table.FileStart;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.Sha256;

/// The lines of a text in UTF-8, with a hash over all its bytes. Whatever is not such a text, and a line that is too
/// long, is refused at its place.
final class JsonLines implements AutoCloseable {

    private static final int LONGEST = 1 << 20;
    private static final int CHUNK = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final String name;
    private final MessageDigest digest = Sha256.digest();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what it cannot decode
    private byte[] bytes = new byte[CHUNK];
    private int from; // of the bytes that are not given out yet
    private int to;
    private boolean ended;
    private long number;

    /// @param in the bytes from the first on, not compressed; closed with this
    /// @param name the file's name, for messages
    JsonLines(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /// The file's name.
    String name() {
        return name;
    }

    /// The next line, if there is one.
    ///
    /// @throws Failure when it is too long, or not UTF-8
    Optional<JsonLine> next() {
        int end = end();
        if (end == from && ended) {
            return Optional.empty();
        }
        number++;
        boolean hasMark = end < to; // the last line may have none
        int last = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        String text = text(from, last);
        from = hasMark ? end + 1 : end;
        boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return Optional.of(new JsonLine(number, marked ? text.substring(1) : text));
    }

    /// The place of the next newline, or the end of the text; as many bytes as that takes are read.
    private int end() {
        int at = from;
        while (true) {
            while (at < to && bytes[at] != '\n') {
                at++;
            }
            if (at - from > LONGEST) {
                throw DataMistake.TOO_LARGE
                        .failure("line " + (number + 1) + " of `" + name + "` has more than 1,048,576 bytes")
                        .at(name + ":" + (number + 1))
                        .help("write an object of JSON in each line; one array of objects is not JSON lines");
            }
            if (at < to || ended) {
                return at;
            }
            int before = at - from;
            fill();
            at = from + before;
        }
    }

    private void fill() {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        try {
            int got = in.read(bytes, to, bytes.length - to);
            if (got < 0) {
                ended = true;
                return;
            }
            boolean first = number == 0 && to == 0;
            digest.update(bytes, to, got);
            to += got;
            if (first) {
                requireText();
            }
        } catch (IOException e) {
            throw InputFile.unreadable(name, e);
        }
    }

    private void requireText() {
        FileStart.of(ByteBuffer.wrap(bytes, from, to - from)).ifPresent(kind -> {
            throw notText(
                    "it is " + kind,
                    kind.equals(FileStart.GZIP)
                            ? "give it a name that ends in `.gz`, or decompress it"
                            : "decompress it, or save it as JSON lines in UTF-8");
        });
    }

    private String text(int start, int end) {
        int at = start;
        while (at < end && bytes[at] > 0) {
            at++;
        }
        if (at == end) {
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1); // all ASCII
        }
        if (bytes[at] == 0) {
            throw notText("it has a character of code 0", "save it as JSON lines in UTF-8");
        }
        try {
            String text =
                    decoder.decode(ByteBuffer.wrap(bytes, start, end - start)).toString();
            if (text.indexOf('\0') >= 0) {
                throw notText("it has a character of code 0", "save it as JSON lines in UTF-8");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw notText("line " + number + " has bytes that are not UTF-8", "save it as JSON lines in UTF-8");
        }
    }

    private Failure notText(String why, String help) {
        return DataMistake.NOT_TEXT
                .failure("`" + name + "` is not UTF-8 text: " + why)
                .at(name + ":" + Math.max(1, number))
                .help(help);
    }

    /// Hash over all bytes so far; over the text once its end was reached.
    String sha256() {
        return Sha256.hex(digest);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw InputFile.unreadable(name, e);
        }
    }
}
