package org.pierian.runner.dataset.sql;

import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.table.ColumnWords;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.Failure;

/// Rows with some of their columns, in another order.
///
/// @param rows has all columns, each once
/// @param header the names of those that are left
record ChosenColumns(TableRows rows, List<String> header) implements TableRows {

    @Override
    public Optional<TableRow> next() {
        return rows.next()
                .map(row -> TableRow.of(
                        row.number(),
                        header.stream()
                                .map(column -> row.text(rows.header().indexOf(column)))
                                .toList()));
    }

    /// Where a row is, by its number, as its key may have been left out.
    @Override
    public String place(TableRow row) {
        return "row " + row.number();
    }

    @Override
    public String unit() {
        return rows.unit();
    }

    @Override
    public ColumnWords words() {
        return rows.words();
    }

    @Override
    public Failure noRows() {
        return rows.noRows();
    }

    @Override
    public String sha256() {
        return rows.sha256();
    }

    @Override
    public void close() {
        rows.close();
    }
}
