package org.pierian.runner.dataset.sql;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Utf8Order;
import org.pierian.spec.diagnostic.Suggestions;

/// The columns of a query that are read: those that are asked for and the key, ordered by the bytes of their
/// names.
///
/// @param labels the names of all columns of the query, in its order
/// @param names those that are read; none where one of them is not there, or there twice
/// @param forms how each of these becomes text
record QueryColumns(List<String> labels, List<String> names, List<CellForm> forms) {

    private static final Comparator<String> BY_BYTES = Utf8Order::compare;

    /// Takes copies.
    QueryColumns {
        labels = List.copyOf(labels);
        names = List.copyOf(names);
        forms = List.copyOf(forms);
    }

    /// Finds them.
    ///
    /// @param result what the database says of the query's columns
    /// @param name what messages call the table
    /// @throws Failure when the key is not there, or a column has a type that is not read
    static QueryColumns of(ResultSetMetaData result, Product product, List<String> wanted, String key, String name)
            throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int c = 1; c <= result.getColumnCount(); c++) {
            labels.add(result.getColumnLabel(c));
        }
        requireKey(labels, key, name);
        TreeSet<String> all = new TreeSet<>(BY_BYTES);
        all.addAll(wanted);
        all.add(key);
        if (all.stream().anyMatch(column -> Collections.frequency(labels, column) != 1)) {
            return new QueryColumns(labels, List.of(), List.of());
        }
        List<CellForm> forms = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String column : all) {
            int place = labels.indexOf(column) + 1;
            String type = Objects.requireNonNullElse(result.getColumnTypeName(place), "");
            product.form(result.getColumnType(place), type)
                    .ifPresentOrElse(
                            forms::add,
                            () -> faults.add("column `" + BadCells.shown(column) + "` is of the type `"
                                    + BadCells.shown(type) + "`"));
        }
        refuse(faults, name);
        return new QueryColumns(labels, List.copyOf(all), forms);
    }

    private static void requireKey(List<String> labels, String key, String name) {
        int times = Collections.frequency(labels, key);
        if (times == 1) {
            return;
        }
        Failure failure = DataMistake.COLUMN
                .failure("the query has " + (times == 0 ? "no" : "more than one") + " column `" + BadCells.shown(key)
                        + "`, which `key` names")
                .at(name);
        if (times == 0) {
            failure = Suggestions.nearest(key, labels)
                    .map(near -> "did you mean `" + BadCells.shown(near) + "`?")
                    .map(failure::help)
                    .orElse(failure);
        }
        throw failure.help("select a column whose value is different in every row");
    }

    private static void refuse(List<String> faults, String name) {
        if (faults.isEmpty()) {
            return;
        }
        Failure failure = DataMistake.ROW_TYPE
                .failure("the query has " + (faults.size() == 1 ? "a column" : "columns")
                        + " of a type that is not read")
                .at(name);
        for (String fault : faults) {
            failure = failure.detail(fault);
        }
        throw failure.help("leave the column out, or cast it in the query: `cast(COLUMN as text) as COLUMN`");
    }

    /// Whether all columns that are asked for are there, each once.
    boolean areThere() {
        return !names.isEmpty();
    }
}
