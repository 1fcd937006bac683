package org.pierian.runner.dataset;

import org.pierian.runner.failure.DataMistake;

/// Is told what is wrong with the cells of a row.
@FunctionalInterface
public interface CellFaults {

    /// Takes a bad cell.
    ///
    /// @param mistake the kind of mistake
    /// @param column the column's name
    /// @param cell what is in it; empty where nothing is
    /// @param fault what is wrong with that, and what was expected
    /// @param advice what to do
    void add(DataMistake mistake, String column, String cell, String fault, String advice);
}
