package org.pierian.runner.dataset.text;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// The lines of a text that hold something.
///
/// @param starts where each line begins among the tokens, and where the last one would go on
/// @param tokens all tokens but the ends of lines
/// @param numbers the number of each line in the file, from 1
@SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
record TextLines(int[] starts, int[] tokens, int[] numbers) {

    /// Finds the lines, with their units as tokens.
    static TextLines of(RawText text) {
        return of(text, (from, end) -> Arrays.copyOfRange(text.units(), from, end));
    }

    /// Finds the lines.
    ///
    /// @param parts what encodes each of them
    static TextLines of(RawText text, Vocabulary.Parts parts) {
        int[] units = text.units();
        int[] starts = new int[units.length + 1];
        int[] tokens = new int[units.length];
        int[] numbers = new int[units.length + 1];
        int lines = 0;
        int number = 1;
        int from = 0;
        for (int i = 0; i <= units.length; i++) {
            if (i < units.length && !text.endsLine(units[i])) {
                continue;
            }
            if (i > from) {
                int[] line = parts.encode(from, i);
                System.arraycopy(line, 0, tokens, starts[lines], line.length);
                numbers[lines] = number;
                starts[lines + 1] = starts[lines] + line.length;
                lines++;
            }
            number++;
            from = i + 1;
        }
        return new TextLines(
                Arrays.copyOf(starts, lines + 1), Arrays.copyOf(tokens, starts[lines]), Arrays.copyOf(numbers, lines));
    }

    int size() {
        return numbers.length;
    }

    /// Their places.
    int[] all() {
        return IntStream.range(0, size()).toArray();
    }

    private int length(int line) {
        return starts[line + 1] - starts[line];
    }

    /// Refuses a line that is too long for an example.
    ///
    /// @param steps steps of an example
    /// @throws Failure when one has more tokens, with the one behind it
    void requireShort(String name, int steps) {
        int longest = 0;
        for (int line = 1; line < size(); line++) {
            longest = length(line) > length(longest) ? line : longest;
        }
        if (size() > 0 && length(longest) >= steps) {
            int needed = length(longest) + 1;
            throw DataMistake.TEXT_LENGTH
                    .failure("a line of `" + name + "` has " + length(longest) + " tokens, with its end " + needed
                            + " steps, and `sequence_length` is " + steps)
                    .at(name + ":" + numbers[longest])
                    .help("write `sequence_length: " + needed + "`, which fits the longest line");
        }
    }
}
