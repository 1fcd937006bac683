package org.pierian.runner.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pierian.runner.dataset.RowCoder;
import org.pierian.runner.dataset.csv.BadCells;
import org.pierian.runner.dataset.csv.CsvRows;
import org.pierian.runner.dataset.csv.Dialect;
import org.pierian.runner.dataset.csv.HeaderPlaces;
import org.pierian.runner.failure.DataMistake;

/// Predicts the rows of tables; only those that are passed through the network together are in memory.
public final class TableExamples {

    private final RowCoder coder;
    private final Dialect dialect;
    private final List<String> keep;
    private final BadExamples bad;
    private final Forecast forecast;
    private List<String> kept = List.of();

    /// @param coder turns rows into inputs
    /// @param dialect how tables are written
    /// @param keep columns that are written before the answers: the name of one, or names with commas between
    public TableExamples(RowCoder coder, Dialect dialect, List<String> keep, BadExamples bad, Forecast forecast) {
        this.coder = coder;
        this.dialect = dialect;
        this.keep = List.copyOf(keep);
        this.bad = bad;
        this.forecast = forecast;
    }

    /// Predicts all rows of a file.
    ///
    /// @param name the file's name, for messages
    /// @throws org.pierian.runner.failure.Failure when it has not the columns, or cannot be read to its end
    public void read(CsvRows rows, String name) {
        read(rows.header(), rows::next, name);
    }

    /// Predicts rows.
    ///
    /// @param header names of their cells
    /// @param next the next row, as long as there is one; one of line 0 is in no file
    /// @param name what they are called in messages
    public void read(List<String> header, Supplier<Optional<CsvRows.Row>> next, String name) {
        bad.next(name);
        if (!forecast.hasBegun()) {
            kept = keptColumns(header);
        }
        int[] inputs = HeaderPlaces.of(coder.columns(), header, name, dialect, HeaderPlaces.OF_NETWORK);
        int[] others = HeaderPlaces.of(kept, header, name, dialect, "`--keep` names");
        if (!forecast.hasBegun()) {
            forecast.begin(kept);
        }
        for (Optional<CsvRows.Row> row = next.get(); row.isPresent(); row = next.get()) {
            add(row.get(), header, inputs, others, name);
        }
    }

    /// A name with a comma in it is meant where the file has such a column.
    private List<String> keptColumns(List<String> header) {
        return keep.stream()
                .flatMap(text -> header.contains(text) ? Stream.of(text) : Arrays.stream(text.split(",", -1)))
                .distinct()
                .toList();
    }

    private void add(CsvRows.Row row, List<String> header, int[] inputs, int[] others, String name) {
        List<BadExamples.Fault> faults = new ArrayList<>();
        Optional<String> width = row.widthFault(header.size(), dialect);
        if (width.isPresent()) {
            faults.add(new BadExamples.Fault(DataMistake.WIDTH, width.get(), CsvRows.WIDTH_ADVICE));
        } else {
            coder.encode(
                    cells(row, inputs),
                    (column, cell, fault) -> faults.add(
                            new BadExamples.Fault(fault.mistake(), BadCells.text(column, cell, fault), fault.advice())),
                    forecast.inputs(),
                    forecast.at());
        }
        if (faults.isEmpty()) {
            forecast.add(cells(row, others), row.line() == 0 ? name : name + ":" + row.line());
            return;
        }
        bad.add(row.line(), faults, header, row.cells());
        if (!bad.areLeftOut()) {
            forecast.silence(); // the other rows are read for their errors alone
        }
    }

    private static List<String> cells(CsvRows.Row row, int[] places) {
        List<String> cells = new ArrayList<>(places.length);
        for (int place : places) {
            cells.add(row.cells().get(place));
        }
        return cells;
    }
}
