package org.pierian.runner.dataset.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Preprocessing.TokenKind;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// The numbers of tokens.
final class Vocabulary {

    /// Padding, and the end of a line.
    static final int PADDING = 0;

    /// A word that is not in the vocabulary.
    static final int UNKNOWN = 1;

    private static final int FIRST_WORD = 2;

    private final Input.Tokens tokens;
    private final Map<String, Integer> indices = new HashMap<>();
    private final Optional<BytePairs> pairs;

    /// @param tokens the tokens by their indices
    Vocabulary(Input.Tokens tokens) {
        this.tokens = tokens;
        this.pairs = tokens.kind() == TokenKind.BPE ? Optional.of(BytePairs.of(tokens.values())) : Optional.empty();
        int first = tokens.kind() == TokenKind.WORDS ? FIRST_WORD : 0;
        for (int i = 0; i < tokens.values().size(); i++) {
            indices.put(tokens.values().get(i), first + i);
        }
    }

    /// All bytes.
    static Vocabulary ofBytes() {
        return new Vocabulary(new Input.Tokens(TokenKind.BYTES, List.of()));
    }

    /// The different characters of a text, in the order of code points.
    ///
    /// @param withNewline whether the end of a line is one of them even where no line ends
    static Vocabulary ofCharacters(RawText text, boolean withNewline) {
        IntStream more = withNewline ? IntStream.of(RawText.NEWLINE) : IntStream.empty();
        List<String> values = IntStream.concat(Arrays.stream(text.units()), more)
                .distinct()
                .sorted()
                .mapToObj(Character::toString)
                .toList();
        return new Vocabulary(new Input.Tokens(TokenKind.CHARACTERS, values));
    }

    /// The most frequent words of some units, equally frequent ones by their code points.
    ///
    /// @param units of the training set
    /// @param most the most words
    static Vocabulary ofWords(RawText text, IntStream units, int most) {
        int[] counts = new int[text.words().size()];
        units.filter(unit -> unit >= 0).forEach(unit -> counts[unit]++);
        Comparator<Integer> byCount = Comparator.comparingInt(word -> -counts[word]);
        Stream<String> values = IntStream.range(0, counts.length)
                .filter(word -> counts[word] > 0)
                .boxed()
                .sorted(byCount.thenComparing(word -> text.words().get(word), Vocabulary::byCodePoints))
                .limit(most - FIRST_WORD)
                .map(text.words()::get);
        return new Vocabulary(new Input.Tokens(TokenKind.WORDS, values.toList()));
    }

    /// The tokens of byte-pair encoding.
    ///
    /// @param bytes of the parts of the training set
    /// @param parts the parts, each with its first byte and the one behind its last
    /// @param most the most tokens
    static Vocabulary ofPairs(int[] bytes, Stream<int[]> parts, int most) {
        PairTrainer trainer = new PairTrainer();
        parts.forEach(part -> trainer.add(bytes, part[0], part[1]));
        return new Vocabulary(
                new Input.Tokens(TokenKind.BPE, trainer.train(most).merges()));
    }

    private static int byCodePoints(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    /// The tokens by their indices.
    Input.Tokens tokens() {
        return tokens;
    }

    /// The token before and behind a line.
    int boundary() {
        return switch (tokens.kind()) {
            case BYTES, BPE -> RawText.NEWLINE;
            case CHARACTERS -> indices.getOrDefault("\n", 0);
            case WORDS -> PADDING;
        };
    }

    /// Number of characters of a token: of byte pairs its own, else 1.
    IntUnaryOperator characters() {
        if (pairs.isEmpty()) {
            return _ -> 1;
        }
        int[] counts =
                IntStream.range(0, pairs().size()).map(pairs()::characters).toArray();
        return token -> token < counts.length ? counts[token] : 0;
    }

    /// The first character of a text that is no token; none where tokens are no characters.
    OptionalInt firstUnknown(RawText text, int from, int end) {
        return tokens.kind() == TokenKind.CHARACTERS
                ? Arrays.stream(text.units(), from, end)
                        .filter(character -> !indices.containsKey(Character.toString(character)))
                        .findFirst()
                : OptionalInt.empty();
    }

    /// The text of tokens: words with a blank between them.
    String decode(int[] encoded) {
        return switch (tokens.kind()) {
            case BYTES -> {
                byte[] bytes = new byte[encoded.length];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) encoded[i];
                }
                yield new String(bytes, StandardCharsets.UTF_8);
            }
            case BPE -> pairs().decode(encoded);
            case CHARACTERS ->
                Arrays.stream(encoded).mapToObj(tokens.values()::get).collect(Collectors.joining());
            case WORDS -> Arrays.stream(encoded).mapToObj(this::word).collect(Collectors.joining(" "));
        };
    }

    private String word(int index) {
        return switch (index) {
            case PADDING -> "\n";
            case UNKNOWN -> "<unknown>";
            default ->
                index - FIRST_WORD < tokens.values().size() ? tokens.values().get(index - FIRST_WORD) : "<unused>";
        };
    }

    private BytePairs pairs() {
        return pairs.orElseThrow();
    }

    /// Encodes parts of a text.
    interface Parts {

        /// The indices of a part's tokens.
        ///
        /// @param from the part's first unit
        /// @param end behind its last unit
        int[] encode(int from, int end);
    }

    /// What encodes the parts of a text, each for itself. It throws a failure where a part has a character that is
    /// not in the vocabulary.
    Parts parts(RawText text) {
        int[] units = text.units();
        return switch (tokens.kind()) {
            case BYTES -> (from, end) -> Arrays.copyOfRange(units, from, end);
            case BPE -> (from, end) -> pairs().encode(units, from, end);
            case CHARACTERS -> {
                int[] table = table(Arrays.stream(units).max().orElse(0) + 1);
                yield (from, end) -> characters(text, table, from, end);
            }
            case WORDS -> {
                int[] places = text.words().stream()
                        .mapToInt(word -> indices.getOrDefault(word, UNKNOWN))
                        .toArray();
                yield (from, end) -> Arrays.stream(units, from, end)
                        .map(unit -> unit < 0 ? PADDING : places[unit])
                        .toArray();
            }
        };
    }

    /// The indices of all tokens.
    ///
    /// @throws Failure when a character is not in the vocabulary
    int[] encode(RawText text) {
        return parts(text).encode(0, text.units().length);
    }

    /// The index of each character below a bound; -1 where it has none.
    private int[] table(int bound) {
        int[] table = new int[bound];
        Arrays.fill(table, -1);
        for (int index = 0; index < tokens.values().size(); index++) {
            int character = tokens.values().get(index).codePointAt(0);
            if (character < bound) {
                table[character] = index;
            }
        }
        return table;
    }

    private static int[] characters(RawText text, int[] table, int from, int end) {
        int[] encoded = new int[end - from];
        for (int i = from; i < end; i++) {
            encoded[i - from] = table[text.units()[i]];
            if (encoded[i - from] < 0) {
                throw unknown(text, i);
            }
        }
        return encoded;
    }

    /// A character that a person can see, and its number.
    static String shown(int character) {
        String seen = Character.isLetterOrDigit(character) ? "`" + Character.toString(character) + "` " : "";
        return seen + String.format(Locale.US, "U+%04X", character);
    }

    private static Failure unknown(RawText text, int place) {
        return DataMistake.VOCABULARY
                .failure("`" + text.name() + "` has a character that the training text has not: "
                        + shown(text.units()[place]))
                .at(text.name() + ":" + text.lineOf(place))
                .help("replace it in the file, or add it to the training text");
    }
}
