package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pierian.runner.dataset.table.FileStart;
import org.pierian.runner.dataset.table.TextFile;
import org.pierian.runner.file.InputFile;
import org.pierian.spec.Encoding;

/// Finds out how a text is encoded: by its byte order mark; as UTF-8 if all of it is that; otherwise in the code of a
/// Western European Windows.
final class EncodingFinder {

    private static final int CHUNK = 1 << 16;

    private EncodingFinder() {}

    /// Looks at a file; UTF-8 for what is not text at all, which reading then refuses.
    ///
    /// @param name the file's name, for messages
    static Encoding of(Path file, String name) {
        try (InputStream in = TextFile.open(file, name)) {
            ByteBuffer start = ByteBuffer.wrap(in.readNBytes(4));
            boolean zero = start.remaining() >= 2 && (start.get(0) == 0) != (start.get(1) == 0);
            if (zero || FileStart.of(start).filter(FileStart.UTF_16::equals).isPresent()) {
                return Encoding.UTF_16;
            }
            if (FileStart.of(start).isPresent()) {
                return Encoding.UTF_8;
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
        return !isText(file, name, StandardCharsets.UTF_8) && isText(file, name, Charset.forName("windows-1252"))
                ? Encoding.WINDOWS_1252
                : Encoding.UTF_8;
    }

    private static boolean isText(Path file, String name, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder(); // reports what it cannot decode
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK).flip();
        CharBuffer chars = CharBuffer.allocate(CHUNK);
        try (InputStream in = TextFile.open(file, name)) {
            boolean ended = false;
            while (!ended) {
                bytes.compact();
                int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = got < 0;
                bytes.position(bytes.position() + Math.max(0, got)).flip();
                if (decoder.decode(bytes, chars.clear(), ended).isError()) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }
}
