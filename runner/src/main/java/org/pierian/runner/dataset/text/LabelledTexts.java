package org.pierian.runner.dataset.text;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.pierian.core.data.TargetType;
import org.pierian.core.data.Targets;
import org.pierian.core.data.TokenSequences;
import org.pierian.core.data.Tokens;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;
import org.pierian.spec.TextsSpec;
import org.pierian.spec.TokensSpec;

/// Reads texts whose answers are known, numbers their tokens and divides them.
///
/// @param spec what the spec says
record LabelledTexts(TextsSpec spec) {

    private static final String SUBFOLDER = "text";
    private static final int MOST = Integer.MAX_VALUE - 16; // of one array

    /// Tokens of texts.
    ///
    /// @param tokens all of them
    /// @param starts where each text begins among them, and where the last one ends
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    private record Encoded(int[] tokens, int[] starts) {}

    /// All splits.
    Data load(Reading reading) {
        FoundTexts found = find(reading);
        Map<Split, int[]> parts = PassageParts.divide(spec, found);
        int[] train = Objects.requireNonNull(parts.get(Split.TRAIN));
        Vocabulary vocabulary =
                reading.fitted().map(TextLoader::vocabulary).orElseGet(() -> fit(reading, found, train));
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        Encoded encoded = encode(found.main(), vocabulary);
        parts.forEach((split, part) -> splits.put(split, examples(found.main(), encoded, part)));
        found.own().forEach((split, texts) -> splits.put(split, all(texts, vocabulary)));
        return new Data(
                splits, preprocessing(vocabulary.tokens()), Optional.empty(), List.of(), List.of(), found.hashes());
    }

    /// Texts that a trained network is measured on.
    Examples examples(Path file, Preprocessing fitted) {
        Passages texts = switch (spec) {
            case TextsSpec.TextFolder folder -> new ClassFiles(folder, file, false).set("", false, new TreeMap<>());
            case TextsSpec.TextTable table -> new TextTable(table).read(file, file.toString(), Map.of());
            case TextsSpec.Conll conll -> ConllFile.read(conll, file, file.toString());
        };
        return all(texts, TextLoader.vocabulary(fitted));
    }

    /// What is done to texts.
    ///
    /// @param tokens their vocabulary
    Preprocessing preprocessing(Preprocessing.Input.Tokens tokens) {
        String column = switch (spec) {
            case TextsSpec.TextFolder _ -> Preprocessing.Target.Classes.CLASS;
            case TextsSpec.TextTable table -> table.classColumn();
            case TextsSpec.Conll _ -> "label";
        };
        return new Preprocessing(List.of(tokens), new Preprocessing.Target.Classes(column, spec.classes()));
    }

    private FoundTexts find(Reading reading) {
        return switch (spec) {
            case TextsSpec.TextFolder folder -> {
                Path root = path(folder.folder(), reading);
                boolean foreign = reading.near().stream().anyMatch(near -> root.equals(near.resolve(folder.folder())));
                yield new ClassFiles(folder, root, foreign).read();
            }
            case TextsSpec.TextTable table -> {
                FoundTexts found = new TextTable(table).main(path(table.file(), reading), table.file());
                own(found, reading, (file, name) -> new TextTable(table).read(file, name, Map.of()));
                yield found;
            }
            case TextsSpec.Conll conll -> {
                Path file = path(conll.file(), reading);
                FoundTexts found = FoundTexts.of(
                        ConllFile.read(conll, file, conll.file()),
                        new TreeMap<>(Map.of(conll.file(), TextTable.hash(file))));
                own(found, reading, (other, name) -> ConllFile.read(conll, other, name));
                yield found;
            }
        };
    }

    /// Reads a file.
    private interface Reader {

        /// @param name what it is called in messages
        Passages read(Path file, String name);
    }

    /// Reads the sets that have files of their own.
    private void own(FoundTexts found, Reading reading, Reader reader) {
        Map<Split, Optional<RowSetSpec>> sets =
                new EnumMap<>(Map.of(Split.TEST, Optional.of(spec.test()), Split.VALIDATION, spec.validation()));
        sets.forEach((split, set) -> {
            if (set.isPresent() && set.get() instanceof RowSetSpec.OtherFile(String name)) {
                Path file = path(name, reading);
                found.own().put(split, reader.read(file, name));
                found.hashes().put(name, TextTable.hash(file));
            }
        });
    }

    private static Path path(String name, Reading reading) {
        return reading.file(name, SUBFOLDER);
    }

    /// The vocabulary of the main texts; what is counted is counted in the training set alone.
    private Vocabulary fit(Reading reading, FoundTexts found, int[] train) {
        Passages main = found.main();
        RawText text = main.text();
        return switch (spec.tokens()) {
            case TokensSpec.Bytes _ -> Vocabulary.ofBytes();
            case TokensSpec.Words(int count) ->
                Vocabulary.ofWords(
                        text,
                        Arrays.stream(train)
                                .flatMap(i -> Arrays.stream(text.units(), main.starts()[i], main.starts()[i + 1])),
                        count);
            case TokensSpec.Bpe(int count) ->
                Vocabulary.ofPairs(
                        text.units(),
                        Arrays.stream(train).mapToObj(i -> new int[] {main.starts()[i], main.starts()[i + 1]}),
                        count);
            case TokensSpec.Characters(int count) -> {
                Vocabulary characters = Vocabulary.ofCharacters(text, false);
                CharacterCount.require(reading, word(), text.name(), false, characters, count);
                yield characters;
            }
        };
    }

    private String word() {
        return spec instanceof TextsSpec.TextFolder ? "text_folder" : "text_table";
    }

    private Examples all(Passages texts, Vocabulary vocabulary) {
        return examples(
                texts,
                encode(texts, vocabulary),
                IntStream.range(0, texts.size()).toArray());
    }

    /// The tokens of all texts, each for itself, cut where the spec says so.
    private Encoded encode(Passages texts, Vocabulary vocabulary) {
        Vocabulary.Parts parts = vocabulary.parts(texts.text());
        int[] tokens = new int[texts.text().units().length];
        int[] starts = new int[texts.size() + 1];
        int longest = 0;
        int longestLength = 0;
        for (int i = 0; i < texts.size(); i++) {
            requireKnown(texts, i, vocabulary);
            int[] all = parts.encode(texts.starts()[i], texts.starts()[i + 1]);
            if (all.length > longestLength) {
                longest = i;
                longestLength = all.length;
            }
            int kept = Math.min(all.length, spec.sequenceLength());
            System.arraycopy(all, 0, tokens, starts[i], kept);
            starts[i + 1] = starts[i] + kept;
        }
        if (longestLength > spec.sequenceLength() && !spec.isCut()) {
            throw DataMistake.TEXT_LENGTH
                    .failure("a text of `" + texts.text().name() + "` has " + longestLength
                            + " tokens, and `sequence_length` is " + spec.sequenceLength())
                    .at(texts.places().get(longest))
                    .help("write `sequence_length: " + longestLength + "`, which fits the longest text")
                    .help("or write `truncate: true`, which leaves out what is behind");
        }
        return new Encoded(tokens, starts);
    }

    private static void requireKnown(Passages texts, int i, Vocabulary vocabulary) {
        OptionalInt unknown = vocabulary.firstUnknown(texts.text(), texts.starts()[i], texts.starts()[i + 1]);
        if (unknown.isPresent()) {
            throw DataMistake.VOCABULARY
                    .failure("`" + texts.text().name() + "` has a character that the training text has not: "
                            + Vocabulary.shown(unknown.getAsInt()))
                    .at(texts.places().get(i))
                    .help("replace it, or add it to the training text");
        }
    }

    private Examples examples(Passages texts, Encoded encoded, int[] chosen) {
        int[] starts = new int[chosen.length + 1];
        for (int i = 0; i < chosen.length; i++) {
            starts[i + 1] = starts[i] + encoded.starts()[chosen[i] + 1] - encoded.starts()[chosen[i]];
        }
        int[] tokens = new int[starts[chosen.length]];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(
                    encoded.tokens(), encoded.starts()[chosen[i]], tokens, starts[i], starts[i + 1] - starts[i]);
        }
        Targets targets = spec instanceof TextsSpec.Conll
                ? ofTokens(texts, chosen, starts)
                : new Targets(
                        Arrays.stream(chosen).map(i -> texts.labels()[i]).toArray(),
                        spec.classes().size());
        return Examples.ofClasses(
                new TokenSequences(Tokens.of(tokens, spec.tokens().count()), starts, spec.sequenceLength(), targets),
                targets);
    }

    /// The class of each token of some texts; tokens are units here.
    private Targets ofTokens(Passages texts, int[] chosen, int[] starts) {
        int steps = spec.sequenceLength();
        long size = (long) steps * chosen.length;
        if (size > MOST) {
            throw DataMistake.TOO_LARGE
                    .failure("the labels of a set take " + size + " places, more than 2,147,483,631")
                    .at(texts.text().name())
                    .help("write a smaller `sequence_length` with `truncate: true`, or divide the set");
        }
        int[] labels = new int[(int) size];
        Arrays.fill(labels, -1);
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(texts.labels(), texts.starts()[chosen[i]], labels, i * steps, starts[i + 1] - starts[i]);
        }
        return new Targets(
                labels, new TargetType.Classes(Shape.of(steps), spec.classes().size()));
    }
}
