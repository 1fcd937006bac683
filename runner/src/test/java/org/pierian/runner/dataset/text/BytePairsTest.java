package org.pierian.runner.dataset.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Byte-pair encoding against one that counts everything anew for each token. Texts have a character for each
/// byte.
class BytePairsTest {

    private static final int BYTES = 256;

    private static int[] bytes(String latin) {
        return latin.chars().toArray();
    }

    private static BytePairs train(int most, String... parts) {
        PairTrainer trainer = new PairTrainer();
        for (String part : parts) {
            trainer.add(bytes(part), 0, part.length());
        }
        return trainer.train(most);
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int end = Pieces.end(bytes(text), from, text.length());
            pieces.add(text.substring(from, end));
            from = end;
        }
        return pieces;
    }

    private static List<String> singles(String piece) {
        return new ArrayList<>(piece.chars().mapToObj(Character::toString).toList());
    }

    /// Two neighbours, ordered by their bytes.
    private record Two(String left, String right) implements Comparable<Two> {

        @Override
        public int compareTo(Two other) {
            int byLeft = left.compareTo(other.left);
            return byLeft != 0 ? byLeft : right.compareTo(other.right);
        }
    }

    /// Joins two neighbours wherever they are, from the left.
    private static void join(List<String> piece, Two two) {
        for (int i = 0; i + 1 < piece.size(); i++) {
            if (piece.get(i).equals(two.left) && piece.get(i + 1).equals(two.right)) {
                piece.set(i, two.left + two.right);
                piece.remove(i + 1);
            }
        }
    }

    private static List<Two> naive(int most, String... parts) {
        List<List<String>> all = Stream.of(parts)
                .flatMap(part -> pieces(part).stream())
                .map(BytePairsTest::singles)
                .toList();
        Set<String> known = new HashSet<>();
        List<Two> merges = new ArrayList<>();
        while (BYTES + merges.size() < most) {
            Map<Two, Integer> counts = new TreeMap<>();
            for (List<String> piece : all) {
                for (int i = 1; i < piece.size(); i++) {
                    counts.merge(new Two(piece.get(i - 1), piece.get(i)), 1, Integer::sum);
                }
            }
            Optional<Two> best = Optional.empty();
            for (Map.Entry<Two, Integer> each : counts.entrySet()) {
                boolean isNew = !known.contains(each.getKey().left + each.getKey().right);
                if (isNew && each.getValue() > best.map(counts::get).orElse(1)) {
                    best = Optional.of(each.getKey());
                }
            }
            if (best.isEmpty()) {
                break;
            }
            Two chosen = best.get();
            merges.add(chosen);
            known.add(chosen.left + chosen.right);
            all.forEach(piece -> join(piece, chosen));
        }
        return merges;
    }

    private static List<String> encode(String text, List<Two> merges) {
        List<String> tokens = new ArrayList<>();
        for (String piece : pieces(text)) {
            List<String> joined = singles(piece);
            merges.forEach(two -> join(joined, two));
            tokens.addAll(joined);
        }
        return tokens;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<String> tokens(BytePairs pairs, String text) {
        return Arrays.stream(pairs.encode(bytes(text), 0, text.length()))
                .mapToObj(token -> latin(pairs.bytes(token)))
                .toList();
    }

    private static String written(Two two) {
        return ByteLetters.text(two.left.getBytes(StandardCharsets.ISO_8859_1)) + " "
                + ByteLetters.text(two.right.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String random(Random random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "ab", "aab", "ab ", "abc  \n", "aaab1-", "\u0000\u00ff\u0080 ", "the cat sat on a mat 42.\n"
            })
    void tokensAreThoseThatCountingAnewGives(String letters) {
        Random random = new Random(letters.hashCode());
        for (int round = 0; round < 25; round++) {
            String first = random(random, letters, random.nextInt(400));
            String second = random(random, letters, random.nextInt(60));
            int most = BYTES + random.nextInt(80);
            BytePairs pairs = train(most, first, second);
            List<Two> expected = naive(most, first, second);
            assertThat(pairs.merges())
                    .containsExactlyElementsOf(
                            expected.stream().map(BytePairsTest::written).toList());
            String other = random(random, letters + "xy", 300);
            assertThat(tokens(pairs, other)).containsExactlyElementsOf(encode(other, expected));
            assertThat(tokens(BytePairs.of(pairs.merges()), other)).isEqualTo(tokens(pairs, other));
        }
    }

    /// Sennrich, Haddow and Birch 2016, figure 1, without the sign for the end of a word: `e s` comes 9 times,
    /// as `s t` does, then `es t`; then `l o` and `lo w` 7 times each.
    @Test
    void theExampleOfThePaperIsLearned() {
        String text = "low\n".repeat(5) + "lower\n".repeat(2) + "newest\n".repeat(6) + "widest\n".repeat(3);
        assertThat(train(BYTES + 4, text).merges()).containsExactly("e s", "es t", "l o", "lo w");
    }

    @Test
    void pairsThatComeEquallyOftenAreTakenByTheirBytes() {
        assertThat(train(BYTES + 2, "zy\nzy\nab\nab\n").merges()).containsExactly("a b", "z y");
        assertThat(train(BYTES + 9, "ab\ncd").merges()).isEmpty(); // no pair comes twice
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            the cat|the/ cat
            a  b|a/ / b
            don't stop|don/'/t/ stop
            x1y22 33.5|x/1/y/22/ 33/./5
            a~~ b|a/~~/ b
             (x)| (/x/)
            """)
    void aTextIsCutBeforeWords(String text, String cut) {
        assertThat(String.join("/", pieces(text.replace('~', '\n')))).isEqualTo(cut.replace('~', '\n'));
    }

    @Test
    void aLongRunIsCutIntoPieces() {
        assertThat(pieces("a".repeat(300))).extracting(String::length).containsExactly(128, 128, 44);
        assertThat(pieces(" ".repeat(300) + "b")).extracting(String::length).containsExactly(128, 128, 43, 2);
    }

    /// Every byte, text of other scripts, characters that are cut, and what is no UTF-8.
    @Test
    void everyByteSequenceComesBack() {
        BytePairs pairs = train(400, "the cat sat on the mat ".repeat(20), "\u00c3\u00a9\u00c3\u00a8".repeat(30));
        Random random = new Random(7);
        List<String> hostile = new ArrayList<>(List.of(
                "",
                "\u0000",
                "\u00ef\u00bb\u00bfthe\r\ncat\r",
                "\u00c3",
                "\u00a9\u00c3\u00c3\u00a9",
                latin("\u65e5\u672c\u8a9e \ud83d\ude00!".getBytes(StandardCharsets.UTF_8))));
        for (int i = 0; i < 200; i++) {
            hostile.add(random.ints(random.nextInt(300), 0, BYTES)
                    .mapToObj(Character::toString)
                    .reduce("", String::concat));
        }
        for (String text : hostile) {
            int[] encoded = pairs.encode(bytes(text), 0, text.length());
            assertThat(String.join("", tokens(pairs, text))).isEqualTo(text);
            assertThat(pairs.decode(encoded))
                    .isEqualTo(new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
    }

    /// `\u00e9` is the bytes C3 A9, which came often, and `\u00e7` C3 A7, which never came.
    @Test
    void charactersMayBePartedBetweenTokens() {
        BytePairs pairs = train(BYTES + 1, latin("\u00e9 ".repeat(9).getBytes(StandardCharsets.UTF_8)));
        assertThat(pairs.merges()).hasSize(1);
        int[] encoded = pairs.encode(bytes("\u00c3\u00a9\u00c3\u00a7"), 0, 4);
        assertThat(encoded).containsExactly(BYTES, 0xC3, 0xA7);
        assertThat(pairs.decode(encoded)).isEqualTo("\u00e9\u00e7");
        assertThat(pairs.decode(new int[] {'a', 0xC3})).isEqualTo("a\ufffd");
        assertThat(pairs.decode(new int[] {'a', 300, 'b'})).isEqualTo("ab");
        assertThat(pairs.characters(BYTES)).isEqualTo(1);
        assertThat(pairs.characters('a') + pairs.characters(0xC3) + pairs.characters(0xA7))
                .isEqualTo(2);
    }

    /// The letters of GPT-2's `bytes_to_unicode`: 10 is U+010A, 32 U+0120, 127 U+0121, 173 U+0143.
    @Test
    void bytesAreWrittenAsThoseOfGpt2() {
        byte[] all = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            all[i] = (byte) i;
        }
        String text = ByteLetters.text(all);
        assertThat(text.charAt(10)).isEqualTo('\u010a');
        assertThat(text.charAt(32)).isEqualTo('\u0120');
        assertThat(text.charAt(127)).isEqualTo('\u0121');
        assertThat(text.charAt(173)).isEqualTo('\u0143');
        assertThat(text.charAt('a')).isEqualTo('a');
        assertThat(text.chars().distinct().count()).isEqualTo(BYTES);
        assertThat(ByteLetters.bytes(text)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "a bc", "a ", " a", "\u0144 a", "\u4e00 a", "a  b"})
    void whatIsNoPairOfTokensIsRefused(String merge) {
        assertThat(BytePairs.isValid(List.of(merge))).isFalse();
        assertThatThrownBy(() -> BytePairs.of(List.of(merge))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPairOfTokensIsThereOnce() {
        assertThat(BytePairs.isValid(List.of("a b", "ab c"))).isTrue();
        assertThat(BytePairs.isValid(List.of("a b", "b c", "ab c", "a bc"))).isFalse();
        assertThat(BytePairs.isValid(List.of("ab c", "a b"))).isFalse();
    }

    /// One word of a million letters, a million different words, one byte again and again.
    @Test
    void hostileTextsTakeNoLongTime() {
        Random random = new Random(3);
        List<String> hostile = List.of(
                "a".repeat(1_000_000),
                random(random, "abcdefghij", 1_000_000),
                random(random, "abcdefghij  ", 1_000_000));
        for (String text : hostile) {
            BytePairs pairs = train(1000, text);
            int[] encoded = pairs.encode(bytes(text), 0, text.length());
            assertThat(pairs.decode(encoded)).isEqualTo(text);
        }
    }
}
