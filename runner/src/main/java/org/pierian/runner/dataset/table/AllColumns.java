package org.pierian.runner.dataset.table;

import java.util.List;

/// A table opened for all columns that can be used.
///
/// @param rows its rows
/// @param leftOut the other columns, each with the reason: `"tags", which holds lists`
public record AllColumns(TableRows rows, List<String> leftOut) {

    /// Takes a copy.
    public AllColumns {
        leftOut = List.copyOf(leftOut);
    }
}
