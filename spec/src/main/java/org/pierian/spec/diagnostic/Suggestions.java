package org.pierian.spec.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that was probably meant: the one that another framework calls so, or else the nearest.
///
/// The distance is Damerau-Levenshtein with adjacent swaps: one each for a letter removed, added, replaced, or swapped
/// with its neighbour. Case and `-` for `_` cost nothing.
public final class Suggestions {

    private Suggestions() {}

    /// The candidate that other frameworks call `word`, or the nearest if it is near enough: at most a third of its
    /// letters differ, or one.
    public static Optional<String> closest(String word, Collection<String> candidates) {
        return OtherWords.meaning(word, candidates).or(() -> nearest(word, candidates));
    }

    /// Whether other frameworks call one of the candidates `word`.
    public static boolean isOtherWord(String word, Collection<String> candidates) {
        return OtherWords.meaning(word, candidates).isPresent();
    }

    /// What to do with a word of other frameworks that has no counterpart among the candidates.
    public static Optional<String> advice(String word, Collection<String> candidates) {
        return OtherWords.meaning(word, candidates).isPresent() ? Optional.empty() : OtherWords.advice(word);
    }

    private static Optional<String> nearest(String word, Collection<String> candidates) {
        String typed = normal(word);
        Optional<String> best = Optional.empty();
        int bestScore = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            String wanted = normal(candidate);
            int limit = Math.max(1, Math.max(typed.length(), wanted.length()) / 3);
            if (Math.abs(typed.length() - wanted.length()) > limit) {
                continue;
            }
            int distance = distance(typed, wanted);
            int score = 4 * distance + tieBreak(typed, wanted);
            if (distance <= limit && score < bestScore) {
                best = Optional.of(candidate);
                bestScore = score;
            }
        }
        return best;
    }

    /// Among equally distant words the one with the same first letter wins, then the one of the same length.
    private static int tieBreak(String typed, String wanted) {
        boolean sameStart = !typed.isEmpty() && !wanted.isEmpty() && typed.charAt(0) == wanted.charAt(0);
        return (sameStart ? 0 : 2) + (typed.length() == wanted.length() ? 0 : 1);
    }

    private static String normal(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /// Number of edits from `a` to `b`.
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int edits = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits = Math.min(edits, beforeLast[j - 2] + 1);
                }
                row[j] = edits;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
