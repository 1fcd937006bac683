package org.pierian.spec.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Kind;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.SourceText;

/// Reads a file or a stream as strict UTF-8, up to the size limit.
public final class SourceReader {

    private SourceReader() {}

    /// A text, or why there is none; a damaged text is kept with its error, so that a message can show it.
    ///
    /// @param text the text
    /// @param problem what is wrong
    public record Loaded(SourceText text, Optional<Diagnostic> problem) {}

    /// Where texts come from: the disk, or another place that has files.
    @FunctionalInterface
    public interface Store {

        /// Reads a file.
        ///
        /// @param name the name that messages show
        Loaded load(Path file, String name);
    }

    /// What there is to say of a file that is not there.
    public static Loaded missing(String name) {
        return failed(name, Kind.NOT_FOUND, "there is no file `" + name + "`");
    }

    /// Reads a regular file under the name that messages show.
    public static Loaded file(Path file, String name) {
        try {
            if (!Files.exists(file)) {
                return missing(name);
            }
            if (Files.isDirectory(file)) {
                return failed(name, Kind.INPUT, "`" + name + "` is a directory, not a spec");
            }
            if (!Files.isRegularFile(file)) {
                return failed(name, Kind.INPUT, "`" + name + "` is not a regular file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return stream(in, name);
            }
        } catch (NoSuchFileException e) {
            return missing(name);
        } catch (IOException | SecurityException e) {
            return failed(name, Kind.UNREADABLE, "`" + name + "` cannot be read");
        }
    }

    /// Reads a stream to its end or to the limit; the caller closes it.
    public static Loaded stream(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(Limits.FILE_BYTES + 1);
        if (bytes.length > Limits.FILE_BYTES) {
            Diagnostic tooBig = Diagnostic.error(
                            DiagnosticCodes.TOO_BIG, Location.startOf(name), "the file is larger than 1 MiB")
                    .withExpected("at most 1 MiB", "more")
                    .withHelp("a spec is a page of text; put data in a dataset file");
            return new Loaded(SourceText.of(name, ""), Optional.of(tooBig));
        }
        return decode(bytes, name);
    }

    private static Loaded failed(String name, Kind kind, String message) {
        Diagnostic problem = Diagnostic.error(DiagnosticCodes.NO_FILE, Location.startOf(name), message)
                .withKind(kind)
                .withExpected("a spec, a YAML file", message)
                .withHelp(
                        switch (kind) {
                            case NOT_FOUND -> "check the spelling and the current folder";
                            case UNREADABLE -> "check the permissions of the file and of its folder";
                            default -> "name a YAML file, or `-` for the standard input";
                        });
        return new Loaded(SourceText.of(name, ""), Optional.of(problem));
    }

    private static Loaded decode(byte[] bytes, String name) {
        if (looksLikeUtf16(bytes)) {
            Diagnostic problem = Diagnostic.error(
                            DiagnosticCodes.ENCODING, Location.startOf(name), "the file is UTF-16, not UTF-8")
                    .withExpected("UTF-8", "UTF-16")
                    .withHelp("save as UTF-8, or: iconv -f utf-16 -t utf-8 " + name + " > fixed.yaml");
            return new Loaded(SourceText.of(name, ""), Optional.of(problem));
        }
        int start = hasByteOrderMark(bytes) ? 3 : 0;
        StringBuilder text = new StringBuilder(bytes.length);
        int firstBad = decodeInto(text, bytes, start);
        if (firstBad < 0) {
            return new Loaded(SourceText.of(name, text.toString()), Optional.empty());
        }
        SourceText source = SourceText.of(name, text.toString());
        return new Loaded(source, Optional.of(badByte(source, bytes, firstBad)));
    }

    /// Appends the text, a bad byte as a lone surrogate; returns the offset of the first bad byte, or -1.
    private static int decodeInto(StringBuilder text, byte[] bytes, int start) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        int firstBad = -1;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                break;
            }
            firstBad = firstBad < 0 ? in.position() : firstBad;
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (0xDC00 + (in.get() & 0xFF)));
            }
            decoder.reset();
        }
        text.append(out.flip());
        return firstBad;
    }

    private static Diagnostic badByte(SourceText source, byte[] bytes, int offset) {
        Location place = firstLoneSurrogate(source);
        int value = bytes[offset] & 0xFF;
        String shown = "0x" + Integer.toHexString(value).toUpperCase(Locale.ROOT);
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.ENCODING, place, "the file is not valid UTF-8 (byte " + offset + ")")
                .withExpected("UTF-8", "byte " + shown);
        return value >= 0xC0
                ? problem.withLabel("byte " + shown + " looks like Latin-1 `" + (char) value + "`")
                        .withHelp("save as UTF-8, or: iconv -f latin1 -t utf-8 " + source.name() + " > fixed.yaml")
                : problem.withLabel("byte " + shown).withHelp("save as UTF-8");
    }

    private static Location firstLoneSurrogate(SourceText source) {
        for (int number = 1; number <= source.lineCount(); number++) {
            List<Integer> points = source.line(number).codePoints().boxed().toList();
            for (int i = 0; i < points.size(); i++) {
                if (points.get(i) >= 0xDC00 && points.get(i) <= 0xDFFF) {
                    return new Location(source.name(), number, i + 1, 1);
                }
            }
        }
        return Location.startOf(source.name());
    }

    private static boolean hasByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /// By its byte order mark, or by a zero byte in one of the first two bytes.
    private static boolean looksLikeUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        boolean marked = (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
        return marked || (bytes[0] == 0) != (bytes[1] == 0);
    }
}
