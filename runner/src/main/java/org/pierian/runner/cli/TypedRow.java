package org.pierian.runner.cli;

import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.predict.ListedRows;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.diagnostic.Suggestions;

/// A row of a table that was typed on the command line, cell by cell.
///
/// @param columns names of the cells
/// @param cells the cells
record TypedRow(List<String> columns, List<String> cells) {

    /// What it is called in messages.
    static final String NAME = "--row";

    TypedRow {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /// Reads the values of `--row`.
    ///
    /// @param words `column=value` each
    /// @param needed the columns that the network takes
    /// @param target the column that it predicts, which may be there
    /// @param keep columns that are written, which may be there
    /// @throws Failure when one is not of that form, twice there, or of no use
    static TypedRow of(List<String> words, List<String> needed, String target, List<String> keep) {
        List<String> columns = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw Failure.of(ExitCode.USAGE, "`--row` wants COLUMN=VALUE, got `" + DisplayText.line(word) + "`")
                        .help("write a column and its value: --row " + needed.getFirst() + "=...");
            }
            String column = word.substring(0, equals);
            if (columns.contains(column)) {
                throw Failure.of(ExitCode.USAGE, "`--row` has the column `" + DisplayText.line(column) + "` twice")
                        .help("leave one of them out");
            }
            requireUse(column, needed, target, keep);
            columns.add(column);
            cells.add(word.substring(equals + 1));
        }
        return new TypedRow(columns, cells);
    }

    private static void requireUse(String column, List<String> needed, String target, List<String> keep) {
        if (needed.contains(column) || column.equals(target) || keep.contains(column)) {
            return;
        }
        Failure failure = Failure.of(ExitCode.USAGE, "the network takes no column `" + DisplayText.line(column) + "`");
        throw Suggestions.closest(column, needed)
                .map(near -> failure.help("did you mean `" + DisplayText.line(near) + "`?"))
                .orElse(failure)
                .help("its columns are " + DisplayText.line(String.join(", ", needed)));
    }

    /// The row, as a table that has no other.
    ListedRows rows() {
        return new ListedRows(columns, List.of(TableRow.of(0, cells)), NAME, "give each of them: --row COLUMN=VALUE");
    }
}
