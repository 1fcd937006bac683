package org.pierian.runner.dataset.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.pierian.runner.dataset.CellFault;

/// What the first rows of a table show.
///
/// @param columns its columns in order
/// @param target index of the column to be learned
/// @param rows rows that were looked at
/// @param isWhole whether these are all
/// @param unit what the number of a row counts: `line` or `row`
/// @param where where the names of the columns are: `the first line of the file`
public record TableProfile(
        List<ColumnProfile> columns, int target, int rows, boolean isWhole, String unit, String where) {

    /// Rows that are looked at.
    public static final int MOST_ROWS = 100_000;

    /// Cells that are looked at, which are kept: of a table with very many columns there are fewer rows.
    private static final int MOST_CELLS = 1 << 22;

    /// Takes a copy.
    public TableProfile {
        columns = List.copyOf(columns);
    }

    /// Looks at the first rows.
    ///
    /// @param name what messages call the table
    /// @param chooseTarget says which column is to be learned, given the header
    /// @throws org.pierian.runner.failure.Failure when it is no table
    public static TableProfile of(TableRows rows, String name, ToIntFunction<List<String>> chooseTarget) {
        int target = chooseTarget.applyAsInt(rows.header());
        List<ColumnProfile> columns = rows.header().stream()
                .map(column -> new ColumnProfile(column, rows.numbers()))
                .toList();
        int most = Math.min(MOST_ROWS, MOST_CELLS / Math.max(1, columns.size()));
        BadCells bad = new BadCells(name);
        int count = 0;
        Optional<TableRow> row = rows.next();
        for (; row.isPresent() && count < most; row = rows.next()) {
            Optional<CellFault> fault = rows.fault(row.get());
            if (fault.isPresent()) {
                bad.note(
                        fault.get().mistake(),
                        rows.place(row.get()),
                        fault.get().fault(),
                        fault.get().advice());
            } else {
                add(row.get(), columns, target);
            }
            count++;
        }
        bad.refuse(count);
        return new TableProfile(
                columns, target, count, row.isEmpty(), rows.unit(), rows.words().where());
    }

    private static void add(TableRow row, List<ColumnProfile> columns, int target) {
        for (int c = 0; c < columns.size(); c++) {
            columns.get(c).add(row.text(c), row.number(), row.text(target));
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
}
