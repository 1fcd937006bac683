package org.pierian.runner.dataset.table;

import java.util.Set;

/// Texts that stand for a missing value in many files.
public final class MissingTexts {

    private static final Set<String> EVERYWHERE =
            Set.of("NA", "N/A", "n/a", "na", "<NA>", "#N/A", "NaN", "nan", "NAN", "null", "NULL", "Null", "?");
    private static final Set<String> AMONG_NUMBERS = Set.of("None", "none", "NONE", "-", "--", ".", "n.a.", "nil");

    private MissingTexts() {}

    /// Whether a text among numbers or dates is most often a missing one.
    public static boolean amongNumbers(String cell) {
        return EVERYWHERE.contains(cell) || AMONG_NUMBERS.contains(cell);
    }

    /// Whether a text among words is most often a missing one; `None` may be a word like the others.
    static boolean amongWords(String cell) {
        return EVERYWHERE.contains(cell);
    }
}
