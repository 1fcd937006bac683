package org.pierian.runner.dataset.text;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.pierian.runner.dataset.Preprocessing.TokenKind;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// What texts are made of, for a spec to start from.
///
/// @param isText whether all are UTF-8; otherwise characters are bytes
/// @param size number of characters
/// @param characters number of different characters, without the newline
/// @param newline whether there is a newline
/// @param lines number of lines that hold something
/// @param longest the most characters of a line
public record TextProfile(boolean isText, int size, int characters, boolean newline, int lines, int longest) {

    /// Looks at files.
    ///
    /// @throws Failure when one cannot be read
    public static TextProfile of(List<Path> files) {
        try {
            return of(files, TokenKind.CHARACTERS);
        } catch (Failure failure) {
            if (failure.code().filter(DataMistake.NOT_TEXT.code()::equals).isEmpty()) {
                throw failure;
            }
            return of(files, TokenKind.BYTES);
        }
    }

    private static TextProfile of(List<Path> files, TokenKind kind) {
        BitSet seen = new BitSet();
        int size = 0;
        int count = 0;
        int longest = 0;
        for (Path file : files) {
            RawText text = RawText.read(file, file.toString(), kind, true);
            Arrays.stream(text.units()).forEach(seen::set);
            TextLines lines = TextLines.of(text);
            for (int line = 0; line < lines.size(); line++) {
                longest = Math.max(longest, lines.starts()[line + 1] - lines.starts()[line]);
            }
            size = Math.addExact(size, text.units().length);
            count += lines.size();
        }
        boolean newline = seen.get(RawText.NEWLINE);
        return new TextProfile(
                kind == TokenKind.CHARACTERS, size, seen.cardinality() - (newline ? 1 : 0), newline, count, longest);
    }
}
