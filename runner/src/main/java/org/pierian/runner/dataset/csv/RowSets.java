package org.pierian.runner.dataset.csv;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;
import org.pierian.spec.language.Words;

/// Divides the rows of a file into splits: first the test set, then the validation set from what that leaves, then
/// the training set, which is the rest.
final class RowSets {

    private static final int SHOWN = 10;

    private final DatasetSpec.Csv csv;
    private final CsvTable table;
    private final RowDraw draw;
    private final Map<Split, int[]> sets = new EnumMap<>(Split.class);
    private int[] rest;

    private RowSets(DatasetSpec.Csv csv, CsvTable table, RowDraw draw) {
        this.csv = csv;
        this.table = table;
        this.draw = draw;
        this.rest = IntStream.range(0, table.rows()).toArray();
    }

    /// The rows of each split that has its rows from the first file, in order.
    ///
    /// @param table the first file
    /// @throws Failure when a split would be empty
    static Map<Split, int[]> divide(DatasetSpec.Csv csv, CsvTable table) {
        int[] groups = csv.group().map(table.marks()::numbers).orElseGet(() -> new int[0]);
        boolean stratified = csv.stratify().orElse(!csv.target().classes().isEmpty());
        int[] strata = stratified ? table.classes() : new int[0];
        RowSets sets = new RowSets(csv, table, new RowDraw(csv.splitSeed().orElse(0L), groups, strata));
        sets.hold(Split.TEST, csv.test(), "");
        csv.validation().ifPresent(set -> sets.hold(Split.VALIDATION, set, "validation"));
        sets.sets.put(Split.TRAIN, sets.rest);
        return sets.sets;
    }

    private void hold(Split split, RowSetSpec set, String path) {
        switch (set) {
            case RowSetSpec.Fraction(double part) -> {
                RowDraw.Parts parts = draw.draw(rest, count(split, part), path);
                keep(split, parts.held(), parts.rest());
            }
            case RowSetSpec.Last(double part) -> {
                int[] sorted = rest.clone();
                Arrays.sort(sorted);
                int first = sorted[sorted.length - count(split, part)];
                part(split, sorted, row -> row >= first);
            }
            case RowSetSpec.Column(String name, String value) -> {
                int number = table.marks().number(name, value).orElseThrow(() -> noRow(name, value));
                int[] numbers = table.marks().numbers(name);
                part(split, rest, row -> numbers[row] == number);
            }
            case RowSetSpec.OtherFile _, RowSetSpec.Folder _ -> {} // the second one is refused by the spec
        }
    }

    /// Holds out the rows for which a test holds; the others keep their order.
    private void part(Split split, int[] from, IntPredicate isHeld) {
        keep(
                split,
                Arrays.stream(from).filter(isHeld).toArray(),
                Arrays.stream(rest).filter(isHeld.negate()).toArray());
    }

    private void keep(Split split, int[] held, int[] others) {
        if (held.length == 0 || others.length == 0) {
            throw empty(held.length == 0 ? split : Split.TRAIN);
        }
        sets.put(split, held);
        rest = others;
    }

    /// A fraction of all rows of the file, of which one at least is held out and one at least is not.
    private int count(Split split, double part) {
        if (table.rows() < 2) {
            throw DataMistake.NO_ROWS
                    .failure("`" + csv.file() + "` has one row, which cannot be both trained with and tested with")
                    .at(csv.file())
                    .help("add rows, or name the test set's file: `test: {file: test.csv}`");
        }
        if (rest.length < 2) {
            throw empty(split);
        }
        return Math.clamp(Math.round(part * table.rows()), 1, rest.length - 1);
    }

    private Failure empty(Split split) {
        String why = csv.group().isPresent() ? "; groups may be too large for the fractions" : "";
        return DataMistake.NO_ROWS
                .failure("`" + csv.file() + "` has " + Count.of(table.rows(), "row") + ", and none is left for the "
                        + name(split) + " set" + why)
                .at(csv.file())
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
                .failure("no row of `" + csv.file() + "` has `" + BadCells.shown(value) + "` in column `"
                        + BadCells.shown(column) + "`")
                .at(csv.file())
                .help("write a value of the column: " + shown + more);
    }
}
