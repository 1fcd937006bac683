package org.pierian.runner.dataset.csv;

import java.io.Closeable;
import java.io.IOException;
import org.pierian.runner.failure.Failure;

/// Cuts a text into rows of cells.
sealed interface RowParser extends Closeable permits PlainRowParser, AnyRowParser {

    /// Puts the next rows into a block, also those before a mistake.
    ///
    /// @param block receives at least one row, if there is one
    /// @param bytes about how many bytes it is to have; 0 for a single row
    /// @return whether more rows may follow
    /// @throws Failure when quotes are wrong, anything is too long, or the rest is no text
    /// @throws IOException when the text cannot be read
    boolean parse(RowBlock block, int bytes) throws IOException;
}
