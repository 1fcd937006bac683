package org.pierian.runner.dataset.table;

import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.failure.Failure;

/// The rows of a table one after the other; only the present one is in memory.
public interface TableRows extends AutoCloseable {

    /// The names of the columns; each row has a cell for each. Where rows were opened for some columns and all of these
    /// are there, these may be all.
    List<String> header();

    /// The next row, if there is one; its cells can be read until this is called again.
    ///
    /// @throws Failure when the rest cannot be read
    Optional<TableRow> next();

    /// Where a row is, as a message says it: `penguins.csv:12`.
    String place(TableRow row);

    /// What the number of a row counts.
    default String unit() {
        return "line";
    }

    /// How numbers are written in the cells.
    default NumberFormat numbers() {
        return NumberFormat.JSON;
    }

    /// What is wrong with a row as a whole, such as the number of its cells; these are not read then.
    default Optional<CellFault> fault(TableRow row) {
        return Optional.empty();
    }

    /// What messages say of the columns.
    ColumnWords words();

    /// What is said where there is no row.
    Failure noRows();

    /// Says before the first row that [#sha256] will be asked for, so that it may be worked out meanwhile.
    default void expectSha256() {
        // most work it out as they read
    }

    /// A hash over what was read; to be asked for after the last row.
    String sha256();

    @Override
    void close();
}
