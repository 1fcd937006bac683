package org.pierian.runner.predict;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.table.ColumnWords;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Rows of a table that are in no file.
public final class ListedRows implements TableRows {

    private final List<String> columns;
    private final Iterator<TableRow> rows;
    private final String name;
    private final String advice;

    /// @param columns names of the cells
    /// @param rows each with a cell for each column; the number of a row is where it stands, 0 for the only one
    /// @param name what messages call a row
    /// @param advice what to do where a column is not there
    public ListedRows(List<String> columns, List<TableRow> rows, String name, String advice) {
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows).iterator();
        this.name = name;
        this.advice = advice;
    }

    @Override
    public List<String> header() {
        return columns;
    }

    @Override
    public Optional<TableRow> next() {
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    @Override
    public String place(TableRow row) {
        return row.number() == 0 ? name : name + " " + row.number();
    }

    @Override
    public String unit() {
        return "row";
    }

    @Override
    public ColumnWords words() {
        return new ColumnWords("the row", name, List.of(), advice);
    }

    @Override
    public Failure noRows() {
        return Failure.of(ExitCode.USAGE, "`" + name + "` gives no row");
    }

    @Override
    public String sha256() {
        throw new IllegalStateException("the rows are in no file");
    }

    @Override
    public void close() {
        // nothing is open
    }
}
