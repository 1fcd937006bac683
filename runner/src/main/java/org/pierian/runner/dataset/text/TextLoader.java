package org.pierian.runner.dataset.text;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.TokenLines;
import org.pierian.core.data.TokenWindows;
import org.pierian.core.data.Tokens;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;
import org.pierian.spec.TextExamples;
import org.pierian.spec.TextTarget;
import org.pierian.spec.TokensSpec;
import org.pierian.spec.language.Words;

/// Reads texts, numbers their tokens and divides them.
///
/// @param spec what the spec says
record TextLoader(DatasetSpec.Text spec) {

    private static final String SUBFOLDER = "text";

    private TextForm form() {
        return new TextForm(spec);
    }

    /// All splits.
    Data load(Reading reading) {
        Map<String, RawText> texts = new LinkedHashMap<>();
        form().files().forEach(name -> texts.computeIfAbsent(name, _ -> read(find(name, reading), name)));
        RawText main = text(texts, spec.file());
        Map<Split, int[]> parts = new TextParts(spec, main).divide();
        Vocabulary vocabulary = reading.fitted()
                .map(TextLoader::vocabulary)
                .orElseGet(() -> fit(reading, main, part(parts, Split.TRAIN)));
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        Vocabulary.Parts encoder = vocabulary.parts(main);
        parts.forEach((split, part) -> splits.put(split, examples(main, encoder, part, vocabulary, split)));
        files().forEach((split, name) -> splits.put(split, whole(text(texts, name), vocabulary, split)));
        SortedMap<String, String> hashes = new TreeMap<>();
        texts.forEach((name, text) -> hashes.put(name, text.sha256()));
        return new Data(
                splits, form().preprocessing(vocabulary.tokens()), Optional.empty(), List.of(), List.of(), hashes);
    }

    private static RawText text(Map<String, RawText> texts, String name) {
        return Optional.ofNullable(texts.get(name)).orElseThrow();
    }

    private static int[] part(Map<Split, int[]> parts, Split split) {
        return Optional.ofNullable(parts.get(split)).orElseThrow();
    }

    /// A text that a trained network is measured on.
    Examples examples(Path file, Preprocessing fitted) {
        return whole(read(file, file.toString()), vocabulary(fitted), Split.TEST);
    }

    /// The vocabulary that a network was trained with.
    static Vocabulary vocabulary(Preprocessing fitted) {
        if (fitted.inputs().getFirst() instanceof Input.Tokens tokens) {
            return new Vocabulary(tokens);
        }
        throw new IllegalArgumentException("no vocabulary in " + fitted);
    }

    /// The splits that have files of their own.
    private Map<Split, String> files() {
        Map<Split, String> files = new EnumMap<>(Split.class);
        if (spec.testPart() instanceof RowSetSpec.OtherFile(String path)) {
            files.put(Split.TEST, path);
        }
        spec.validation().ifPresent(set -> {
            if (set instanceof RowSetSpec.OtherFile(String path)) {
                files.put(Split.VALIDATION, path);
            }
        });
        return files;
    }

    private Path find(String name, Reading reading) {
        return reading.file(name, SUBFOLDER);
    }

    private RawText read(Path file, String name) {
        return RawText.read(file, name, form().tokens().kind(), spec.examples() == TextExamples.LINES);
    }

    private Vocabulary fit(Reading reading, RawText text, int[] train) {
        return switch (spec.tokens()) {
            case TokensSpec.Bytes _ -> Vocabulary.ofBytes();
            case TokensSpec.Words(int count) -> Vocabulary.ofWords(text, units(text, train), count);
            case TokensSpec.Bpe(int count) -> pairs(text, train, count);
            case TokensSpec.Characters(int count) -> {
                Vocabulary found = Vocabulary.ofCharacters(text, spec.examples() == TextExamples.LINES);
                CharacterCount.require(
                        reading, "text", spec.file(), spec.examples() == TextExamples.LINES, found, count);
                yield found;
            }
        };
    }

    /// The units of the training set.
    private IntStream units(RawText text, int[] train) {
        if (spec.examples() == TextExamples.STREAM) {
            return Arrays.stream(text.units(), train[0], train[1]);
        }
        TextLines lines = TextLines.of(text);
        return Arrays.stream(train)
                .flatMap(line -> Arrays.stream(lines.tokens(), lines.starts()[line], lines.starts()[line + 1]));
    }

    /// Bytes are joined within the training part of a stream, or within each training line.
    private Vocabulary pairs(RawText text, int[] train, int most) {
        if (spec.examples() == TextExamples.STREAM) {
            return Vocabulary.ofPairs(text.units(), Stream.of(train), most);
        }
        TextLines lines = TextLines.of(text);
        Stream<int[]> parts =
                Arrays.stream(train).mapToObj(line -> new int[] {lines.starts()[line], lines.starts()[line + 1]});
        return Vocabulary.ofPairs(lines.tokens(), parts, most);
    }

    private Examples whole(RawText text, Vocabulary vocabulary, Split split) {
        int[] part = spec.examples() == TextExamples.STREAM
                ? new int[] {0, text.units().length}
                : TextLines.of(text).all();
        return examples(text, vocabulary.parts(text), part, vocabulary, split);
    }

    /// @param part of a stream its first unit and the one behind its last; of lines their places
    private Examples examples(RawText text, Vocabulary.Parts encoder, int[] part, Vocabulary vocabulary, Split split) {
        Dataset dataset = spec.examples() == TextExamples.STREAM
                ? windows(text, encoder.encode(part[0], part[1]), split)
                : lines(text, TextLines.of(text, encoder), part, vocabulary);
        return Examples.ofPositions(dataset);
    }

    private Dataset windows(RawText text, int[] encoded, Split split) {
        int length = spec.sequenceLength();
        if (TokenWindows.count(encoded.length, length, 1) == 0) {
            throw tooShort(text, encoded.length, split);
        }
        Tokens tokens = Tokens.of(encoded, spec.tokens().count());
        return new TokenWindows(tokens, 0, tokens.size(), length, spec.stride().orElse(length), ahead());
    }

    private int ahead() {
        return spec.target() == TextTarget.NEXT_TOKEN ? 1 : 0;
    }

    private Failure tooShort(RawText text, int tokens, Split split) {
        String set = split == Split.TRAIN ? "training" : Words.ofConstant(split);
        return DataMistake.TEXT_LENGTH
                .failure("the " + set + " set has " + tokens + " tokens of `" + text.name()
                        + "`, and a window with the token after it has " + (spec.sequenceLength() + 1))
                .at(text.name())
                .help("write a smaller `sequence_length`, or make the " + set + " set larger");
    }

    private Dataset lines(RawText text, TextLines lines, int[] part, Vocabulary vocabulary) {
        if (part.length == 0) {
            throw TextParts.noLines(text);
        }
        lines.requireShort(text.name(), spec.sequenceLength());
        return new TokenLines(
                Tokens.of(lines.tokens(), spec.tokens().count()),
                lines.starts(),
                part,
                spec.sequenceLength(),
                vocabulary.boundary(),
                ahead());
    }
}
