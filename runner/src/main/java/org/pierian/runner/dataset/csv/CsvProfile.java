package org.pierian.runner.dataset.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.Separator;

/// What the first rows of a table show.
///
/// @param separator what stands between its cells
/// @param columns its columns in order
/// @param target index of the column to be learned
/// @param rows rows that were looked at
/// @param isWhole whether these are all
public record CsvProfile(Separator separator, List<ColumnProfile> columns, int target, int rows, boolean isWhole) {

    /// Rows that are looked at.
    public static final int MOST_ROWS = 100_000;

    /// Takes a copy.
    public CsvProfile {
        columns = List.copyOf(columns);
    }

    /// Looks at a file.
    ///
    /// @param name the file's name, for messages
    /// @param chooseTarget says which column is to be learned, given the header
    /// @throws org.pierian.runner.failure.Failure when it is no table
    public static CsvProfile of(Path file, String name, ToIntFunction<List<String>> chooseTarget) {
        Separator separator = separator(file, name);
        try (CsvRows rows = CsvRows.open(file, name, separator)) {
            int target = chooseTarget.applyAsInt(rows.header());
            List<ColumnProfile> columns =
                    rows.header().stream().map(ColumnProfile::new).toList();
            int count = 0;
            Optional<CsvRows.Row> row = rows.next();
            for (; row.isPresent() && count < MOST_ROWS; row = rows.next()) {
                add(row.get(), columns, target, name);
                count++;
            }
            return new CsvProfile(separator, columns, target, count, row.isEmpty());
        }
    }

    private static void add(CsvRows.Row row, List<ColumnProfile> columns, int target, String name) {
        if (row.cells().size() != columns.size()) {
            throw DataMistake.WIDTH
                    .failure("a row has " + Count.of(row.cells().size(), "cell") + ", the header has " + columns.size())
                    .at(name + ":" + row.line())
                    .help(CsvRows.WIDTH_ADVICE);
        }
        for (int c = 0; c < columns.size(); c++) {
            columns.get(c).add(row.cells().get(c), row.line(), row.cells().get(target));
        }
    }

    /// A header of one cell with another separator in it is cut at that.
    private static Separator separator(Path file, String name) {
        List<String> header = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file, name, Separator.COMMA)) {
            header.addAll(rows.header());
        }
        for (Separator other : List.of(Separator.SEMICOLON, Separator.TAB)) {
            if (header.size() == 1 && header.getFirst().indexOf(CsvRows.character(other)) >= 0) {
                return other;
            }
        }
        return Separator.COMMA;
    }
}
