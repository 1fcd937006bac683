package org.pierian.runner.dataset.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.pierian.runner.dataset.split.Division;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.Split;
import org.pierian.spec.TextsSpec;
import org.pierian.spec.language.Words;

/// Divides texts into splits.
///
/// @param found the texts
record PassageParts(FoundTexts found) implements Division.Rows {

    private static final int[] NONE = {};

    /// Places among the main texts of each split that has its texts from them, in order.
    ///
    /// @throws Failure when a split would be empty
    static Map<Split, int[]> divide(TextsSpec spec, FoundTexts found) {
        int[] strata = isStratified(spec) ? found.main().labels() : NONE;
        Division.Drawing drawing = new Division.Drawing(spec.splitSeed().orElse(0L), NONE, strata);
        return Division.divide(new PassageParts(found), drawing, spec.test(), spec.validation());
    }

    private static boolean isStratified(TextsSpec spec) {
        return switch (spec) {
            case TextsSpec.TextFolder folder -> folder.stratify().orElse(true);
            case TextsSpec.TextTable table -> table.stratify().orElse(true);
            case TextsSpec.Conll _ -> false;
        };
    }

    @Override
    public int size() {
        return found.main().size();
    }

    @Override
    public IntPredicate having(String column, String value) {
        List<String> cells = Optional.ofNullable(found.columns().get(column)).orElseThrow();
        return row -> cells.get(row).equals(value);
    }

    @Override
    public Failure empty(Split split) {
        String name = found.main().text().name();
        String set = split == Split.TRAIN ? "training" : Words.ofConstant(split);
        return DataMistake.NO_ROWS
                .failure(
                        "`" + name + "` has " + Count.of(size(), "text") + ", and none is left for the " + set + " set")
                .at(name)
                .help("add texts, or hold out others in `test` and `validation`");
    }
}
