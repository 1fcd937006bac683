package org.pierian.runner.dataset.table;

import java.util.List;

/// One row of a table.
///
/// @param number the line that it begins in, or its number among the rows, from 1; 0 where it is in no file
/// @param cells its cells as texts, of which an empty one is missing
public record TableRow(long number, List<String> cells) {

    /// Takes a copy.
    public TableRow {
        cells = List.copyOf(cells);
    }
}
