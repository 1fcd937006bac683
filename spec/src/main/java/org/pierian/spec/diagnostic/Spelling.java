package org.pierian.spec.diagnostic;

import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// A word as it is compared with others that it may be a misspelling of: by code points, without case, `-` as `_`.
///
/// Two words are never near each other where they are of different scripts, where one is a number and the other is not
/// the same number, or where their digits or single letters tell them apart: `x1` is not `x2`, and `class A` is not
/// `class B`.
final class Spelling {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]{1,40}([.][0-9]{0,40})?|[.][0-9]{1,40})(e[+-]?[0-9]{1,3})?");
    private static final int LONGEST = 200;

    private final int[] letters;
    private final Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    private final List<String> marks;
    private final Optional<BigDecimal> number;
    private final int weight;

    private Spelling(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        this.letters = plain.codePoints().toArray();
        this.marks = marks(letters);
        this.number = number(word.strip().toLowerCase(Locale.ROOT));
        int sum = 0;
        for (int letter : letters) {
            sum += Character.isIdeographic(letter) ? 2 : 1;
            UnicodeScript script = UnicodeScript.of(letter);
            if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
                scripts.add(script);
            }
        }
        this.weight = sum;
    }

    static Spelling of(String word) {
        return new Spelling(word);
    }

    private static Optional<BigDecimal> number(String word) {
        return word.length() <= 2 * LONGEST && NUMBER.matcher(word).matches()
                ? Optional.of(new BigDecimal(word))
                : Optional.empty();
    }

    /// The numbers in a word and the letters that stand alone, in order: what members of a series differ in.
    private static List<String> marks(int[] letters) {
        List<String> marks = new ArrayList<>();
        int i = 0;
        while (i < letters.length) {
            int start = i;
            if (Character.isDigit(letters[i])) {
                StringBuilder digits = new StringBuilder();
                for (; i < letters.length && Character.isDigit(letters[i]); i++) {
                    int digit = Character.digit(letters[i], 10);
                    if (digit > 0 || !digits.isEmpty()) { // 01 is 1
                        digits.append(digit);
                    }
                }
                marks.add(digits.toString());
            } else if (Character.isLetter(letters[i])) {
                while (i < letters.length && Character.isLetterOrDigit(letters[i]) && !Character.isDigit(letters[i])) {
                    i++;
                }
                boolean alone = i - start == 1 && (start > 0 || i < letters.length);
                if (alone && !Character.isIdeographic(letters[start])) {
                    marks.add(Character.toString(letters[start]));
                }
            } else {
                i++;
            }
        }
        return marks;
    }

    /// Number of edits to another word, if they are few for its length: one from three letters on, two from seven,
    /// three from eleven, and so on; an ideograph counts as two letters.
    OptionalInt near(Spelling other) {
        if (!mayBe(other)) {
            return OptionalInt.empty();
        }
        if (number.isPresent()) {
            return OptionalInt.of(0);
        }
        int limit = limit(Math.max(weight, other.weight));
        if (Math.abs(letters.length - other.letters.length) > limit
                || Math.max(letters.length, other.letters.length) > LONGEST) {
            return OptionalInt.empty();
        }
        int distance = distance(letters, other.letters);
        return distance <= limit && hasNearParts(other) ? OptionalInt.of(distance) : OptionalInt.empty();
    }

    private static int limit(int weight) {
        return (weight + 1) / 4;
    }

    /// Whether each part of a word of several, such as `sepal` in `sepal.length`, is near its counterpart.
    private boolean hasNearParts(Spelling other) {
        List<int[]> here = parts(letters);
        List<int[]> there = parts(other.letters);
        if (here.size() != there.size() || here.size() < 2) {
            return true;
        }
        for (int i = 0; i < here.size(); i++) {
            int longer = Math.max(here.get(i).length, there.get(i).length);
            if (distance(here.get(i), there.get(i)) > Math.max(1, limit(longer))) {
                return false;
            }
        }
        return true;
    }

    private static List<int[]> parts(int[] letters) {
        List<int[]> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= letters.length; i++) {
            if (i == letters.length || !Character.isLetterOrDigit(letters[i])) {
                parts.add(Arrays.copyOfRange(letters, start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    private boolean mayBe(Spelling other) {
        if (number.isPresent() || other.number.isPresent()) {
            return number.isPresent()
                    && other.number.isPresent()
                    && number.get().compareTo(other.number.get()) == 0;
        }
        boolean sameSeries = marks.equals(other.marks) || marks.isEmpty() || other.marks.isEmpty();
        return sameSeries && scripts.equals(other.scripts);
    }

    /// How much of two words differs, however unlike they are: 0 where they are the same, 1 where all is different.
    double difference(Spelling other) {
        int[] here = Arrays.copyOf(letters, Math.min(letters.length, LONGEST));
        int[] there = Arrays.copyOf(other.letters, Math.min(other.letters.length, LONGEST));
        return (double) distance(here, there) / Math.max(1, Math.max(here.length, there.length));
    }

    /// How unlike the outlines of two equally near words are: the same first letter is liker, then the same length.
    int unlikeness(Spelling other) {
        boolean sameStart = letters.length > 0 && other.letters.length > 0 && letters[0] == other.letters[0];
        return (sameStart ? 0 : 2) + (letters.length == other.letters.length ? 0 : 1);
    }

    /// Number of edits from `a` to `b`: one each for a letter removed, added, replaced, or swapped with its neighbour
    /// (Damerau-Levenshtein with adjacent swaps).
    private static int distance(int[] a, int[] b) {
        int[] beforeLast = new int[b.length + 1];
        int[] last = new int[b.length + 1];
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int edits = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    edits = Math.min(edits, beforeLast[j - 2] + 1);
                }
                row[j] = edits;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length];
    }
}
