package org.pierian.runner.dataset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.LineCoder;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.TextsSpec;

/// Lines of texts for a trained network.
///
/// @param spec what the spec says
/// @param vocabulary of the trained network
record PassageCoder(TextsSpec spec, Vocabulary vocabulary) implements LineCoder {

    @Override
    public boolean isPerToken() {
        return spec instanceof TextsSpec.Conll;
    }

    @Override
    public List<Line> lines(byte[] bytes, String name) {
        RawText text = RawText.of(bytes, name, vocabulary.tokens().kind(), true);
        TextLines lines = TextLines.of(text);
        RawText joined = new RawText(name, text.kind(), lines.tokens(), text.words(), "");
        Vocabulary.Parts parts = vocabulary.parts(joined);
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            all.add(line(joined, lines.starts()[i], lines.starts()[i + 1], lines.numbers()[i], parts));
        }
        return all;
    }

    private Line line(RawText text, int from, int end, int number, Vocabulary.Parts parts) {
        OptionalInt unknown = vocabulary.firstUnknown(text, from, end);
        if (unknown.isPresent()) {
            return bad(
                    number,
                    text.shown(from, end),
                    new CellFault(
                            DataMistake.VOCABULARY,
                            "has a character that the training text has not: " + Vocabulary.shown(unknown.getAsInt()),
                            "write it with characters of the training text",
                            false));
        }
        int[] tokens = parts.encode(from, end);
        int kept = Math.min(tokens.length, spec.sequenceLength());
        if (kept < tokens.length && !spec.isCut()) {
            return bad(
                    number,
                    text.shown(from, end),
                    new CellFault(
                            DataMistake.TEXT_LENGTH,
                            "has " + tokens.length + " tokens, and the network takes " + kept,
                            "take a shorter text",
                            false));
        }
        return new Line(number, shown(text, from, end, kept), tokens, kept, Optional.empty());
    }

    private static Line bad(int number, String text, CellFault fault) {
        return new Line(number, List.of(text), new int[0], 0, Optional.of(fault));
    }

    private List<String> shown(RawText text, int from, int end, int kept) {
        if (!isPerToken()) {
            return List.of(text.shown(from, end));
        }
        return IntStream.range(from, from + kept)
                .mapToObj(i -> text.shown(i, i + 1))
                .toList();
    }
}
