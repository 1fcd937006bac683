package org.pierian.spec.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is suggested for a word that is not known, and what must never be.
class SuggestionsTest {

    private static final int ROUNDS = 4000;

    @Test
    void theLikestAreThoseThatShareMostLetters() {
        List<String> words = List.of("elu", "self_attention", "conv2d", "conv1d", "linear");
        assertThat(Suggestions.likest("attention", words, 1)).containsExactly("self_attention");
        assertThat(Suggestions.likest("Conv2D", words, 2)).containsExactly("conv2d", "conv1d");
        assertThat(Suggestions.likest("", words, 9)).containsExactlyElementsOf(words);
        assertThat(Suggestions.likest("x".repeat(100_000), words, 1)).hasSize(1);
    }

    /// What words are made of. Sets are disjoint, and each is one script or none.
    enum Letters {
        LATIN("abcdefghijklmnopqrstuvwxyz_"),
        CYRILLIC("абвгдежзиклмнопрстуфхцчшщыэюя_"),
        GREEK("αβγδεζηθικλμνξοπρστυφχψω"),
        HAN("身高性别体重年龄男女是否城市收入\uD840\uDC00\uD840\uDC01\uD840\uDC02"),
        HANGUL("성별나이몸무게키남여예아니오"),
        DIGITS("0123456789"),
        DOTTED("abcdefgh0123456789.");

        private final String all;

        Letters(String all) {
            this.all = all;
        }

        String one(Random random) {
            int at = random.nextInt(all.codePointCount(0, all.length()));
            return Character.toString(all.codePointAt(all.offsetByCodePoints(0, at)));
        }

        String word(Random random) {
            StringBuilder word = new StringBuilder();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                word.append(one(random));
            }
            return word.toString();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "体中     | 身高 性别 体重 ответ | 体重",
                "女性     | 男 女             | 女",
                "неть    | да нет           | нет",
                "да      | нет              | ",
                "女      | 男               | ",
                "вес     | bec              | ",
                "weight  | вес              | ",
                "3       | 1 2 4            | ",
                "1.0     | 10 1             | 1",
                "-1      | 1                | ",
                "01      | 1 10             | 1",
                "x1      | x2 x3            | ",
                "x10     | x1               | ",
                "class_a | class_b          | ",
                "sepal.length | petal.length petal.width | ",
                "sepal.lenght | petal.length sepal.length | sepal.length",
                "male    | female           | ",
                "Petal_Length | petal-length | petal-length",
                "yes     | no               | ",
                "id      | in               | ",
                "Adeli   | Adelie Gentoo    | Adelie",
            })
    void namesThatPeopleChooseAreCorrectedWhereTheyAreProbablyMeant(String word, String candidates, String right) {
        assertThat(Suggestions.nearest(word, List.of(candidates.split(" ", -1))))
                .isEqualTo(Optional.ofNullable(right));
    }

    @ParameterizedTest
    @CsvSource({
        "glu, relu",
        "CReLU, relu",
        "nn.RReLU(), relu",
        "rrelu, elu",
        "mape, mae",
        "rmse, mse",
        "nadamw, adamw",
        "adafactor, adam",
        "lars, lamb",
        "conv1d, conv2d",
        "conv3d, conv2d",
        "instance_norm, layer_norm",
        "слой, linear",
        "体, relu",
        "1, relu"
    })
    void noFunctionIsTakenForAnother(String word, String other) {
        assertThat(Suggestions.closest(word, List.of(other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Dense, linear",
        "relo, relu",
        "ReLU, relu",
        "nn.LogSoftmax(), log_softmax",
        "Hardswish, hard_swish",
        "swish, silu",
        "crossentropy, softmax_cross_entropy",
        "Adm, adam",
        "lr, learning_rate"
    })
    void wordsOfTheLanguageAreStillCorrected(String word, String right) {
        assertThat(Suggestions.closest(word, List.of(right, "epsilon"))).contains(right);
    }

    @Test
    void adviceIsGivenWhereItIsRight() {
        assertThat(Suggestions.advice("input_layer", List.of("linear", "relu", "tanh")))
                .isPresent();
        assertThat(Suggestions.advice("input_layer", List.of("adam", "sgd"))).isEmpty();
        assertThat(Suggestions.advice("device", List.of("dataset", "architecture")))
                .isPresent();
        assertThat(Suggestions.advice("device", List.of("file", "features"))).isEmpty();
        assertThat(Suggestions.advice("loss", List.of("accuracy", "rmse"))).isPresent();
        assertThat(Suggestions.advice("loss", List.of("constant", "uniform"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Letters.class)
    void aSuggestionIsOfTheSameScriptAndTheSameNumberAndFewLettersOff(Letters letters) {
        Random random = new Random(letters.name().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            String word = letters.word(random);
            List<String> candidates = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                candidates.add(i < 3 ? slip(word, letters, random) : Letters.values()[random.nextInt(7)].word(random));
            }
            Optional<String> found = Suggestions.nearest(word, candidates);
            if (found.isPresent() && !found.get().equals(word)) {
                String right = found.get();
                assertThat(scripts(right)).as("%s -> %s", word, right).isEqualTo(scripts(word));
                if (number(word).isPresent() || number(right).isPresent()) {
                    assertThat(number(right).orElseThrow())
                            .isEqualByComparingTo(number(word).orElseThrow());
                } else {
                    int longer = Math.max(letters(word), letters(right));
                    assertThat(edits(word, right)).as("%s -> %s", word, right).isLessThanOrEqualTo((longer + 1) / 4);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Letters.class,
            names = {"DIGITS", "DOTTED"},
            mode = EnumSource.Mode.EXCLUDE)
    void oneSlipInALongWordIsCorrected(Letters letters) {
        Random random = new Random(100 + letters.name().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            // `_` would make letters stand alone, which tell words apart
            String word = (letters.word(random) + letters.word(random) + letters.word(random)).replace("_", "");
            String wrong = slip(word, letters, random).replace("_", "");
            if (letters(word) >= 4 && word.codePointCount(0, word.length()) > 2) {
                assertThat(Suggestions.nearest(wrong, List.of(word))).as(wrong).contains(word);
            }
        }
    }

    /// The word with one letter removed, added, replaced, or swapped with the next.
    private static String slip(String word, Letters letters, Random random) {
        List<String> parts =
                word.codePoints().mapToObj(Character::toString).collect(Collectors.toCollection(ArrayList::new));
        int at = random.nextInt(parts.size());
        switch (random.nextInt(4)) {
            case 0 -> parts.remove(at);
            case 1 -> parts.add(at, letters.one(random));
            case 2 -> parts.set(at, letters.one(random));
            default -> parts.add(Math.max(0, at - 1), parts.remove(at));
        }
        return String.join("", parts);
    }

    private static Set<UnicodeScript> scripts(String word) {
        return word.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON)
                .collect(Collectors.toSet());
    }

    private static Optional<BigDecimal> number(String word) {
        return word.matches("([0-9]+([.][0-9]*)?|[.][0-9]+)(e[0-9]{1,3})?")
                ? Optional.of(new BigDecimal(word))
                : Optional.empty();
    }

    private static int letters(String word) {
        return word.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
    }

    /// By the definition of the distance, in the plainest way.
    private static int edits(String from, String to) {
        int[] a = from.codePoints().toArray();
        int[] b = to.codePoints().toArray();
        int[][] d = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                d[i][j] = Math.min(
                        d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length][b.length];
    }
}
