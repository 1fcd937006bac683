package org.pierian.runner.dataset.table;

import java.util.Optional;
import org.pierian.runner.dataset.CellFault;

/// Reads the cells of one column as numbers in binary64, as they are before anything is fitted.
interface CellReader {

    /// Reads a cell that is not missing.
    ///
    /// @param raw receives the numbers
    /// @param at place of the first number in `raw`
    /// @return what is wrong with the cell, if anything is
    Optional<CellFault> read(String cell, double[] raw, int at);

    /// Takes a cell whose number is known, without its text.
    ///
    /// @param decimal as [TableRow#decimal] gives it
    /// @param raw receives the numbers
    /// @param at place of the first number in `raw`
    /// @return whether it is taken; otherwise nothing is written, and the text is to be read
    default boolean take(double decimal, double[] raw, int at) {
        return false;
    }

    /// How many numbers a cell becomes.
    default int width() {
        return 1;
    }

    /// Whether a cell has a meaning of its own, also where its text stands for a missing value elsewhere.
    default boolean knows(String cell) {
        return false;
    }
}
