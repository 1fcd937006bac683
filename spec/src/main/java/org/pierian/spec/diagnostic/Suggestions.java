package org.pierian.spec.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Finds the word that was probably meant. Where none of the candidates is probable, none is suggested.
public final class Suggestions {

    private Suggestions() {}

    /// For a word of the language: the candidate that other frameworks call `word`, or the [#nearest]. A word that
    /// the field knows as something else, such as the activation `rrelu`, is no misspelling of another.
    public static Optional<String> closest(String word, Collection<String> candidates) {
        Optional<String> meaning = OtherWords.meaning(word, candidates);
        return meaning.isPresent() || OtherWords.isSomethingElse(word) ? meaning : nearest(word, candidates);
    }

    /// For a name that people choose, such as a column or a class: the candidate that is spelt most like `word`, if
    /// few letters differ for its length. Never one of another script, nor another number.
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        Spelling typed = Spelling.of(word);
        Optional<String> best = Optional.empty();
        int bestScore = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            Spelling wanted = Spelling.of(candidate);
            OptionalInt distance = typed.near(wanted);
            if (distance.isPresent()) {
                int score = 4 * distance.getAsInt() + typed.unlikeness(wanted);
                if (score < bestScore) {
                    best = Optional.of(candidate);
                    bestScore = score;
                }
            }
        }
        return best;
    }

    /// The candidates that are spelt most like `word`, the likest first, whether or not one of them was meant.
    ///
    /// @param most how many of them
    public static List<String> likest(String word, Collection<String> candidates, int most) {
        Spelling typed = Spelling.of(word);
        Map<String, Double> differences = new HashMap<>();
        candidates.forEach(candidate -> differences.put(candidate, typed.difference(Spelling.of(candidate))));
        return candidates.stream()
                .sorted(Comparator.comparingDouble(differences::get))
                .limit(most)
                .toList();
    }

    /// Whether other frameworks call one of the candidates `word`.
    public static boolean isOtherWord(String word, Collection<String> candidates) {
        return OtherWords.meaning(word, candidates).isPresent();
    }

    /// What to do with a word of other frameworks that has no counterpart among the candidates.
    public static Optional<String> advice(String word, Collection<String> candidates) {
        return OtherWords.meaning(word, candidates).isPresent()
                ? Optional.empty()
                : OtherWords.advice(word, candidates);
    }
}
