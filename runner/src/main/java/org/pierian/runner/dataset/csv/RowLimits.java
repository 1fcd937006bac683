package org.pierian.runner.dataset.csv;

import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// How large a row may be.
final class RowLimits {

    /// Cells of a row.
    static final int MOST_CELLS = 1 << 16;

    /// Characters of all cells of a row.
    static final int LONGEST_ROW = 1 << 22;

    /// Characters of a cell.
    static final int LONGEST_CELL = 1 << 18;

    /// Characters of a line.
    static final int LONGEST_LINE = 1 << 20;

    private RowLimits() {}

    /// What is said of a row that is larger.
    ///
    /// @param name the file's name
    /// @param line where the row begins, from 1
    static Failure tooLarge(String name, long line) {
        return DataMistake.TOO_LARGE
                .failure("the row that begins in line " + line + " of `" + name + "` is too large")
                .help("a row has at most 65,536 cells, a cell 262,144 characters; a quote that does not end"
                        + " looks like this, too")
                .at(name + ":" + line);
    }
}
