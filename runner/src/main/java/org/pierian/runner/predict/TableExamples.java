package org.pierian.runner.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.RowCoder;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.dataset.table.HeaderPlaces;
import org.pierian.runner.dataset.table.NumberFormat;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TableRows;

/// Predicts the rows of tables; only those that are passed through the network together are in memory.
public final class TableExamples {

    private final RowCoder coder;
    private final List<String> keep;
    private final BadExamples bad;
    private final Forecast forecast;
    private List<String> kept = List.of();

    /// @param coder turns rows into inputs
    /// @param keep columns that are written before the answers: the name of one, or names with commas between
    public TableExamples(RowCoder coder, List<String> keep, BadExamples bad, Forecast forecast) {
        this.coder = coder;
        this.keep = List.copyOf(keep);
        this.bad = bad;
        this.forecast = forecast;
    }

    /// The columns that are asked for.
    public List<String> wanted() {
        return Stream.concat(coder.columns().stream(), keep.stream().flatMap(TableExamples::names))
                .distinct()
                .toList();
    }

    /// Predicts all rows of a file, or of what would be one; its format says how numbers are written.
    ///
    /// @param name what messages call it
    /// @throws org.pierian.runner.failure.Failure when it has not the columns, or cannot be read to its end
    public void read(TableRows rows, String name) {
        read(rows, name, rows.numbers().equals(NumberFormat.JSON) ? coder.ofJsonNumbers() : coder);
    }

    /// Predicts rows that are in no file; numbers are written as in the table of the spec.
    ///
    /// @param name what messages call them
    /// @throws org.pierian.runner.failure.Failure when they have not the columns
    public void readListed(ListedRows rows, String name) {
        read(rows, name, coder);
    }

    private void read(TableRows rows, String name, RowCoder coder) {
        bad.next(name);
        List<String> header = rows.header();
        if (!forecast.hasBegun()) {
            kept = keptColumns(header);
        }
        int[] inputs = HeaderPlaces.of(coder.columns(), name, rows, HeaderPlaces.OF_NETWORK);
        int[] others = HeaderPlaces.of(kept, name, rows, "`--keep` names");
        if (!forecast.hasBegun()) {
            forecast.begin(kept);
        }
        for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            add(row.get(), rows, coder, inputs, others);
        }
    }

    /// A name with a comma in it is meant where the file has such a column.
    private List<String> keptColumns(List<String> header) {
        return keep.stream()
                .flatMap(text -> header.contains(text) ? Stream.of(text) : names(text))
                .distinct()
                .toList();
    }

    private static Stream<String> names(String text) {
        return Arrays.stream(text.split(",", -1));
    }

    private void add(TableRow row, TableRows rows, RowCoder coder, int[] inputs, int[] others) {
        List<BadExamples.Fault> faults = new ArrayList<>();
        Optional<CellFault> whole = rows.fault(row);
        if (whole.isPresent()) {
            CellFault fault = whole.get();
            faults.add(new BadExamples.Fault(fault.mistake(), fault.fault(), fault.advice()));
        } else {
            coder.encode(
                    cells(row, inputs),
                    (column, cell, fault) -> faults.add(
                            new BadExamples.Fault(fault.mistake(), BadCells.text(column, cell, fault), fault.advice())),
                    forecast.inputs(),
                    forecast.at());
        }
        if (faults.isEmpty()) {
            forecast.add(cells(row, others), rows.place(row));
            return;
        }
        bad.add(BadExamples.Kind.ROW, rows.place(row), row.number(), faults, rows.header(), row.cells());
        if (!bad.areLeftOut()) {
            forecast.silence(); // the other rows are read for their errors alone
        }
    }

    private static List<String> cells(TableRow row, int[] places) {
        List<String> cells = new ArrayList<>(places.length);
        for (int place : places) {
            cells.add(row.text(place));
        }
        return cells;
    }
}
