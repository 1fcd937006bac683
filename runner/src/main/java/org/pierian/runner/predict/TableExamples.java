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
import org.pierian.runner.dataset.csv.HeaderPlaces;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.Separator;

/// Predicts the rows of tables; only those that are passed through the network together are in memory.
public final class TableExamples {

    private final RowCoder coder;
    private final Separator separator;
    private final List<String> keep;
    private final BadExamples bad;
    private final Forecast forecast;
    private List<String> kept = List.of();

    /// @param coder turns rows into inputs
    /// @param separator what stands between cells
    /// @param keep columns that are written before the answers: the name of one, or names with commas between
    public TableExamples(RowCoder coder, Separator separator, List<String> keep, BadExamples bad, Forecast forecast) {
        this.coder = coder;
        this.separator = separator;
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
        int[] inputs = HeaderPlaces.of(coder.columns(), header, name, separator, "the network was trained with");
        int[] others = HeaderPlaces.of(kept, header, name, separator, "`--keep` names");
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
        Optional<String> width = row.widthFault(header.size());
        if (width.isPresent()) {
            faults.add(new BadExamples.Fault(DataMistake.WIDTH, width.get(), CsvRows.WIDTH_ADVICE));
        } else {
            coder.encode(
                    cells(row, inputs),
                    (mistake, column, cell, fault, advice) ->
                            faults.add(new BadExamples.Fault(mistake, BadCells.text(column, cell, fault), advice)),
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
        return Arrays.stream(places).mapToObj(row.cells()::get).toList();
    }
}
