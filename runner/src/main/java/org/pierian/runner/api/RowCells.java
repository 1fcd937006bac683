package org.pierian.runner.api;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.dataset.RowCoder;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.DisplayText;

/// Turns the values of rows into cells, as they would be in a table.
///
/// @param coder says how numbers are written
record RowCells(RowCoder coder) {

    /// Consecutive rows with the same columns.
    ///
    /// @param columns names of the cells
    /// @param rows the cells
    record Part(List<String> columns, List<TableRow> rows) {}

    /// The rows in their order.
    ///
    /// @throws Failure when a value is none of a cell
    List<Part> parts(List<? extends Map<String, ? extends @Nullable Object>> rows) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, ? extends @Nullable Object> row = rows.get(i);
            List<String> columns = new ArrayList<>(row.keySet());
            List<String> cells = new ArrayList<>();
            for (Map.Entry<String, ? extends @Nullable Object> entry : row.entrySet()) {
                cells.add(cell(entry.getKey(), entry.getValue()));
            }
            if (parts.isEmpty() || !parts.getLast().columns().equals(columns)) {
                parts.add(new Part(columns, new ArrayList<>()));
            }
            parts.getLast().rows().add(TableRow.of(i + 1L, cells));
        }
        return parts;
    }

    private String cell(String column, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case CharSequence text -> text.toString();
            case Number number -> coder.cell(number.toString());
            case Boolean truth -> truth.toString();
            case Character character -> character.toString();
            case Temporal time -> time.toString();
            default ->
                throw Failure.of(
                                ExitCode.USAGE,
                                "the value of `" + DisplayText.line(column) + "` is a "
                                        + value.getClass().getName() + ", which is no cell of a table")
                        .help("give a text, a number, a boolean, a date, or null for a missing value");
        };
    }
}
