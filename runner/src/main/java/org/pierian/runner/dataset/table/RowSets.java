package org.pierian.runner.dataset.table;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.pierian.runner.dataset.split.Division;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.Split;
import org.pierian.spec.TableSpec;
import org.pierian.spec.language.Words;

/// Divides the rows of a file into splits.
///
/// @param name what messages call it
/// @param table the first file
record RowSets(TableSpec spec, String name, NumberTable table) implements Division.Rows {

    private static final int SHOWN = 10;

    /// The rows of each split that has its rows from the first file, in order.
    ///
    /// @param name what messages call it
    /// @param table the first file
    /// @throws Failure when a split would be empty
    static Map<Split, int[]> divide(TableSpec spec, String name, NumberTable table) {
        int[] groups = spec.group().map(table.marks()::numbers).orElseGet(() -> new int[0]);
        boolean stratified = spec.stratify().orElse(!spec.target().classes().isEmpty());
        int[] strata = stratified ? table.classes() : new int[0];
        Division.Drawing drawing = new Division.Drawing(spec.splitSeed().orElse(0L), groups, strata);
        return Division.divide(new RowSets(spec, name, table), drawing, spec.test(), spec.validation());
    }

    @Override
    public int size() {
        return table.rows();
    }

    @Override
    public IntPredicate having(String column, String value) {
        int number = table.marks().number(column, value).orElseThrow(() -> noRow(column, value));
        int[] numbers = table.marks().numbers(column);
        return row -> numbers[row] == number;
    }

    @Override
    public Failure tooFew(Split split) {
        if (table.rows() >= 2) {
            return empty(split);
        }
        return DataMistake.NO_ROWS
                .failure("`" + name + "` has one row, which cannot be both trained with and tested with")
                .at(name)
                .help("add rows, or name the test set's file: `test: {file: test.csv}`");
    }

    @Override
    public Failure empty(Split split) {
        String why = spec.group().isPresent() ? "; groups may be too large for the fractions" : "";
        return DataMistake.NO_ROWS
                .failure("`" + name + "` has " + Count.of(table.rows(), "row") + ", and none is left for the "
                        + name(split) + " set" + why)
                .at(name)
                .help("add rows, or hold out other rows in `test` and `validation`");
    }

    private static String name(Split split) {
        return split == Split.TRAIN ? "training" : Words.ofConstant(split);
    }

    private Failure noRow(String column, String value) {
        List<String> texts = table.marks().texts(column);
        String shown = texts.stream()
                .limit(SHOWN)
                .map(text -> "`" + BadCells.shown(text) + "`")
                .collect(Collectors.joining(", "));
        String more = texts.size() > SHOWN ? " and " + (texts.size() - SHOWN) + " more" : "";
        return DataMistake.NO_ROWS
                .failure("no row of `" + name + "` has `" + BadCells.shown(value) + "` in column `"
                        + BadCells.shown(column) + "`")
                .at(name)
                .help("write a value of the column: " + shown + more);
    }
}
