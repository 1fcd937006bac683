package org.pierian.runner.dataset.text;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// The lines of a text that hold something.
///
/// @param starts where each line begins among the units, and where the last one would go on
/// @param units all units but the ends of lines
/// @param numbers the number of each line in the file, from 1
@SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
record TextLines(int[] starts, int[] units, int[] numbers) {

    /// Finds the lines.
    ///
    /// @param encoded the index of each unit of the text
    static TextLines of(RawText text, int[] encoded) {
        int[] starts = new int[encoded.length + 1];
        int[] units = new int[encoded.length];
        int[] numbers = new int[encoded.length + 1];
        int lines = 0;
        int count = 0;
        int number = 1;
        for (int i = 0; i < encoded.length; i++) {
            if (text.endsLine(text.units()[i])) {
                number++;
                if (count > starts[lines]) {
                    starts[++lines] = count;
                }
            } else {
                numbers[lines] = number;
                units[count++] = encoded[i];
            }
        }
        if (count > starts[lines]) {
            starts[++lines] = count;
        }
        return new TextLines(
                Arrays.copyOf(starts, lines + 1), Arrays.copyOf(units, count), Arrays.copyOf(numbers, lines));
    }

    int size() {
        return numbers.length;
    }

    /// Their places.
    int[] all() {
        return IntStream.range(0, size()).toArray();
    }

    private int tokens(int line) {
        return starts[line + 1] - starts[line];
    }

    /// Refuses a line that is too long for an example.
    ///
    /// @param steps steps of an example
    /// @throws Failure when one has more tokens, with the one behind it
    void requireShort(String name, int steps) {
        int longest = 0;
        for (int line = 1; line < size(); line++) {
            longest = tokens(line) > tokens(longest) ? line : longest;
        }
        if (size() > 0 && tokens(longest) >= steps) {
            int needed = tokens(longest) + 1;
            throw DataMistake.TEXT_LENGTH
                    .failure("a line of `" + name + "` has " + tokens(longest) + " tokens, with its end " + needed
                            + " steps, and `sequence_length` is " + steps)
                    .at(name + ":" + numbers[longest])
                    .help("write `sequence_length: " + needed + "`, which fits the longest line");
        }
    }
}
