package org.pierian.runner.dataset.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;
import org.pierian.spec.TextExamples;
import org.pierian.spec.TokensSpec;
import org.pierian.spec.language.Words;

/// Divides a text into splits: first the test set, then the validation set from what that leaves, then the training
/// set, which is the rest.
///
/// @param spec what the spec says
/// @param text the first file
record TextParts(DatasetSpec.Text spec, RawText text) {

    /// The parts of the first file: of a stream the first unit and the one behind the last, of lines their places.
    ///
    /// @throws Failure when one would be empty
    Map<Split, int[]> divide() {
        boolean stream = spec.examples() == TextExamples.STREAM;
        int[] rest =
                stream ? new int[] {0, text.units().length} : TextLines.of(text).all();
        int all = stream ? rest[1] : rest.length;
        Map<Split, int[]> parts = new EnumMap<>(Split.class);
        rest = hold(parts, rest, all, Split.TEST, spec.testPart());
        if (spec.validation().isPresent()) {
            rest = hold(parts, rest, all, Split.VALIDATION, spec.validation().get());
        }
        parts.put(Split.TRAIN, rest);
        return parts;
    }

    /// Holds a part out.
    ///
    /// @param rest what there is
    /// @param all units or lines of the file
    /// @return what is left
    private int[] hold(Map<Split, int[]> parts, int[] rest, int all, Split split, RowSetSpec set) {
        if (set.partOfRows().isEmpty()) {
            return rest;
        }
        boolean stream = spec.examples() == TextExamples.STREAM;
        int size = stream ? rest[1] : rest.length;
        int count = (int) Math.max(1, Math.round(set.partOfRows().get() * all));
        if (count >= size) {
            throw empty(split);
        }
        if (stream) {
            parts.put(split, new int[] {size - count, size});
            return new int[] {0, size - count};
        }
        int[] from = set instanceof RowSetSpec.Fraction ? drawn(rest, split) : rest;
        parts.put(split, Arrays.copyOfRange(from, size - count, size));
        return Arrays.copyOf(from, size - count);
    }

    /// The same lines in an order that is drawn.
    private int[] drawn(int[] lines, Split split) {
        int[] order = new int[lines.length];
        RandomStream.of(spec.splitSeed().orElse(0L), StreamTag.SPLIT, split == Split.TEST ? "" : "validation")
                .permute(0, order);
        return Arrays.stream(order).map(place -> lines[place]).toArray();
    }

    private Failure empty(Split split) {
        boolean stream = spec.examples() == TextExamples.STREAM;
        String size = stream
                ? Count.of(text.units().length, spec.tokens() instanceof TokensSpec.Bpe ? "byte" : "token")
                : Count.of(TextLines.of(text).size(), "line");
        return DataMistake.NO_ROWS
                .failure("`" + text.name() + "` has " + size + ", and none is left beside the "
                        + Words.ofConstant(split) + " set")
                .at(text.name())
                .help("take a longer text, or hold out less in `test` and `validation`");
    }

    /// A file without any line.
    static Failure noLines(RawText text) {
        return DataMistake.NO_ROWS
                .failure("`" + text.name() + "` has no line that holds something")
                .at(text.name())
                .help("write a line for each example");
    }
}
