package org.pierian.runner.dataset.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pierian.runner.dataset.Preprocessing.TokenKind;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.Sha256;

/// A text cut into units that are not numbered yet by a vocabulary.
///
/// @param name the file's name, for messages
/// @param kind what a unit is
/// @param units code points, or bytes also where they will be joined; of words, their places among `words`
/// @param words the different words in the order in which they first come; empty for other kinds
/// @param sha256 of the file; empty where there is none
@SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
record RawText(String name, TokenKind kind, int[] units, List<String> words, String sha256) {

    static final int NEWLINE = '\n';

    private static final int MOST_BYTES = 1 << 30;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// Reads a file.
    ///
    /// @param name what it is called in messages
    /// @param keepsLines whether ends of lines are kept between words
    /// @throws org.pierian.runner.failure.Failure when it is not there, too large, or not UTF-8
    static RawText read(Path file, String name, TokenKind kind, boolean keepsLines) {
        return of(bytes(file, name), name, kind, keepsLines);
    }

    /// The text of bytes.
    ///
    /// @param name what it is called in messages
    /// @param keepsLines whether ends of lines are kept between words
    /// @throws org.pierian.runner.failure.Failure when it is not UTF-8
    static RawText of(byte[] bytes, String name, TokenKind kind, boolean keepsLines) {
        String hash = Sha256.of(bytes);
        return switch (kind) {
            case BYTES, BPE -> new RawText(name, kind, unsigned(bytes), List.of(), hash);
            case CHARACTERS ->
                new RawText(name, kind, text(bytes, name).codePoints().toArray(), List.of(), hash);
            case WORDS -> words(text(bytes, name), name, keepsLines, hash);
        };
    }

    /// A text that is no file's, without ends of lines between words.
    ///
    /// @param name what it is called in messages
    static RawText of(String text, String name, TokenKind kind) {
        return switch (kind) {
            case BYTES, BPE -> new RawText(name, kind, unsigned(text.getBytes(StandardCharsets.UTF_8)), List.of(), "");
            case CHARACTERS -> new RawText(name, kind, text.codePoints().toArray(), List.of(), "");
            case WORDS -> words(text, name, false, "");
        };
    }

    /// The bytes of a file.
    ///
    /// @param name what it is called in messages
    /// @throws org.pierian.runner.failure.Failure when it is not there, or too large
    static byte[] bytes(Path file, String name) {
        try (FileChannel channel = InputFile.open(file)) {
            if (channel.size() > MOST_BYTES) {
                throw DataMistake.TOO_LARGE
                        .failure("`" + name + "` is larger than 1 GiB")
                        .at(name)
                        .help("take a part of it");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until all is read
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static int[] unsigned(byte[] bytes) {
        int[] units = new int[bytes.length];
        for (int i = 0; i < units.length; i++) {
            units[i] = bytes[i] & 0xFF;
        }
        return units;
    }

    /// The characters of bytes in UTF-8, with one newline at the end of each line, whatever there is.
    ///
    /// @param name what it is called in messages
    /// @throws org.pierian.runner.failure.Failure when they are not UTF-8
    static String text(byte[] bytes, String name) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return marked.indexOf('\r') < 0
                    ? marked
                    : marked.replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException e) {
            throw DataMistake.NOT_TEXT
                    .failure("`" + name + "` is not text in UTF-8")
                    .at(name)
                    .help("save it as UTF-8; tokens of `bytes` and `bpe` take any bytes")
                    .causedBy(e);
        }
    }

    private static RawText words(String text, String name, boolean keepsLines, String hash) {
        Map<String, Integer> places = new LinkedHashMap<>();
        IntStream.Builder units = IntStream.builder();
        for (String line : text.split("\n", -1)) {
            for (String word : line.split("\\s+", -1)) {
                if (!word.isEmpty()) {
                    units.add(places.computeIfAbsent(word, _ -> places.size()));
                }
            }
            if (keepsLines) {
                units.add(-1);
            }
        }
        return new RawText(name, TokenKind.WORDS, units.build().toArray(), List.copyOf(places.keySet()), hash);
    }

    /// The characters of a part; words with a blank between them.
    ///
    /// @param from the part's first unit
    /// @param end behind its last unit
    String shown(int from, int end) {
        return switch (kind) {
            case BYTES, BPE -> {
                byte[] bytes = new byte[end - from];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) units[from + i];
                }
                yield new String(bytes, StandardCharsets.UTF_8);
            }
            case CHARACTERS -> new String(units, from, end - from);
            case WORDS -> Arrays.stream(units, from, end).mapToObj(words::get).collect(Collectors.joining(" "));
        };
    }

    /// Whether a unit is the end of a line.
    boolean endsLine(int unit) {
        return unit == (kind == TokenKind.WORDS ? -1 : NEWLINE);
    }

    /// The line of a unit, from 1, where ends of lines are units.
    int lineOf(int place) {
        int line = 1;
        for (int i = 0; i < place; i++) {
            line += endsLine(units[i]) ? 1 : 0;
        }
        return line;
    }
}
