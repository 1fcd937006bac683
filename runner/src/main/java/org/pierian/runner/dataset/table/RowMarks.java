package org.pierian.runner.dataset.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.CellFaults;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.TableSpec;

/// The cells of columns that tell rows apart and are no features: the column of a split, the column of groups. Equal
/// texts of a column have equal numbers.
final class RowMarks {

    /// Such a column.
    ///
    /// @param name in the header
    /// @param path of the key that names it, below the dataset
    /// @param needed whether each row must have a value
    record Column(String name, String path, boolean needed) {}

    /// The numbers of one column.
    private static final class Numbers {
        private final Map<String, Integer> byText = new HashMap<>();
        private int[] ofRows = new int[16];

        void set(int row, String text) {
            if (row == ofRows.length) {
                ofRows = Arrays.copyOf(ofRows, (int) Math.min(2L * row, Integer.MAX_VALUE - 16));
            }
            Integer known = byText.putIfAbsent(text, byText.size());
            ofRows[row] = known == null ? byText.size() - 1 : known;
        }
    }

    private final List<Column> columns;
    private final int[] places;
    private final Map<String, Numbers> numbers = new HashMap<>();
    private int rows;

    /// @param columns all of them
    /// @param places where each stands in the header
    RowMarks(List<Column> columns, int[] places) {
        this.columns = columns;
        this.places = places;
        columns.forEach(column -> numbers.put(column.name(), new Numbers()));
    }

    /// The columns of a dataset, each once.
    static List<Column> columns(TableSpec spec) {
        Map<String, Column> columns = new LinkedHashMap<>();
        spec.group().ifPresent(name -> columns.put(name, new Column(name, "group", true)));
        add(columns, "test", Optional.of(spec.test()));
        add(columns, "validation", spec.validation());
        return List.copyOf(columns.values());
    }

    private static void add(Map<String, Column> columns, String key, Optional<RowSetSpec> set) {
        if (set.isPresent() && set.get() instanceof RowSetSpec.Column(String name, String _)) {
            columns.putIfAbsent(name, new Column(name, key + ".column.name", false));
        }
    }

    /// Takes the cells of the next row.
    ///
    /// @param faults is told what is wrong with them
    void add(TableRow row, CellFaults faults) {
        for (int c = 0; c < places.length; c++) {
            Column column = columns.get(c);
            String cell = row.text(places[c]);
            if (column.needed() && cell.isBlank()) {
                faults.add(
                        column.name(),
                        "",
                        new CellFault(
                                DataMistake.MISSING,
                                "the group is missing",
                                "give each row a group of its own or with others, or delete `group`",
                                false));
            }
            of(column.name()).set(rows, cell);
        }
        rows++;
    }

    /// The numbers of a column, row by row.
    int[] numbers(String column) {
        return Arrays.copyOf(of(column).ofRows, rows);
    }

    /// The number that stands for a text, if a row has it.
    Optional<Integer> number(String column, String text) {
        return Optional.ofNullable(of(column).byText.get(text));
    }

    /// The different texts of a column, in alphabetical order.
    List<String> texts(String column) {
        List<String> texts = new ArrayList<>(of(column).byText.keySet());
        texts.sort(null);
        return texts;
    }

    private Numbers of(String column) {
        return Objects.requireNonNull(numbers.get(column));
    }
}
