package org.pierian.runner.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "0.weight, 0.weight, ''",
        "*.weight, conv1.weight, conv1",
        "layer*.*.0.**, layer1.2.0.bn1.running_mean, 1|2|bn1.running_mean",
        "h.*.1.c_*.weight, h.11.1.c_fc.weight, 11|fc",
        "**, a.b.c, a.b.c",
        "**, '', ''",
        "**.bias, a.b.bias, a.b",
        "**bias, bias, ''",
        "a.**, a., ''",
        "**.**, a.b.c, a|b.c",
        "*_*, a_b_c, a|b_c",
    })
    void wildcardsTakeAsFewCharactersAsTheyCan(String pattern, String name, String captures) {
        NamePattern read = new NamePattern(pattern);
        assertThat(read.matches(name)).isTrue();
        List<String> expected = pattern.contains("*") ? Arrays.asList(captures.split("\\|", -1)) : List.of();
        assertThat(read.captures(name)).isEqualTo(Optional.of(expected));
        assertThat(read.filled(expected)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "0.weight, 0.weight2",
        "0.weight, 10.weight",
        "*.weight, a.b.weight",
        "*.weight, .weight",
        "*, a.b",
        "*, ''",
        "a*, a",
        "**.bias, bias",
        "a.**, a",
        "*.*, a",
        "a.c, abc",
        "[ab], a",
        "A, a",
    })
    void everyOtherCharacterIsItself(String pattern, String name) {
        assertThat(new NamePattern(pattern).matches(name)).isFalse();
    }

    @Test
    void fewerWildcardsTakeTheFirstTexts() {
        assertThat(new NamePattern("encoder_*.x").filled(List.of("3", "rest"))).isEqualTo("encoder_3.x");
        assertThat(new NamePattern("**/**").filled(List.of("a.b", ""))).isEqualTo("a.b/");
    }

    /// Compared with a search that tries every way.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void agreesWithASearch(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 3_000; i++) {
            String pattern = draw("a.b*", 6, random).replaceAll("\\*{3,}", "**");
            String name = draw("a.b", 7, random);
            assertThat(new NamePattern(pattern).matches(name))
                    .as("%s matches %s", pattern, name)
                    .isEqualTo(search(pattern, name));
        }
    }

    private static String draw(String letters, int longest, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(longest + 1); left > 0; left--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static boolean search(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        boolean any = pattern.startsWith("**");
        if (pattern.charAt(0) != '*') {
            return !name.isEmpty()
                    && name.charAt(0) == pattern.charAt(0)
                    && search(pattern.substring(1), name.substring(1));
        }
        for (int end = any ? 0 : 1; end <= name.length(); end++) {
            if (!any && name.substring(0, end).contains(".")) {
                return false;
            }
            if (search(pattern.substring(any ? 2 : 1), name.substring(end))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void manyWildcardsTakeNoLongTime() {
        String pattern = "**a".repeat(300) + "b";
        assertThat(new NamePattern(pattern).matches("a".repeat(1000))).isFalse();
    }
}
