package org.pierian.runner.dataset.csv;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;

/// What the first rows of a table show.
///
/// @param dialect how it is written
/// @param notes what a person should look at
/// @param columns its columns in order
/// @param target index of the column to be learned
/// @param rows rows that were looked at
/// @param isWhole whether these are all
public record CsvProfile(
        Dialect dialect, List<String> notes, List<ColumnProfile> columns, int target, int rows, boolean isWhole) {

    /// Rows that are looked at.
    public static final int MOST_ROWS = 100_000;

    /// Cells that are looked at, which are kept: of a table with very many columns there are fewer rows.
    private static final int MOST_CELLS = 1 << 22;

    /// Takes copies.
    public CsvProfile {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
    }

    /// Looks at a file.
    ///
    /// @param name the file's name, for messages
    /// @param chooseTarget says which column is to be learned, given the header
    /// @throws org.pierian.runner.failure.Failure when it is no table
    public static CsvProfile of(Path file, String name, ToIntFunction<List<String>> chooseTarget) {
        DialectFinder.Found found = DialectFinder.of(file, name);
        Dialect dialect = found.dialect();
        try (CsvRows rows = CsvRows.open(file, name, dialect)) {
            int target = chooseTarget.applyAsInt(rows.header());
            List<ColumnProfile> columns = rows.header().stream()
                    .map(column -> new ColumnProfile(column, dialect.numbers()))
                    .toList();
            int most = Math.min(MOST_ROWS, MOST_CELLS / columns.size());
            BadCells bad = new BadCells(name);
            int count = 0;
            Optional<CsvRows.Row> row = rows.next();
            for (; row.isPresent() && count < most; row = rows.next()) {
                add(row.get(), columns, target, bad);
                count++;
            }
            bad.refuse(count);
            return new CsvProfile(dialect, found.notes(), columns, target, count, row.isEmpty());
        }
    }

    /// The names that more than one column has.
    public Set<String> repeated() {
        Set<String> names = new HashSet<>();
        return columns.stream()
                .map(ColumnProfile::name)
                .filter(name -> !names.add(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void add(CsvRows.Row row, List<ColumnProfile> columns, int target, BadCells bad) {
        if (row.cells().size() != columns.size()) {
            bad.note(
                    DataMistake.WIDTH,
                    row.line(),
                    "the row has " + Count.of(row.cells().size(), "cell") + ", the header has " + columns.size(),
                    CsvRows.WIDTH_ADVICE);
            return;
        }
        for (int c = 0; c < columns.size(); c++) {
            columns.get(c).add(row.cells().get(c), row.line(), row.cells().get(target));
        }
    }
}
