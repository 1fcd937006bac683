package org.pierian.runner.dataset;

/// Is told what is wrong with the cells of a row.
@FunctionalInterface
public interface CellFaults {

    /// Takes a bad cell.
    ///
    /// @param column the column's name
    /// @param cell what is in it; empty where nothing is
    /// @param fault what is wrong with that
    void add(String column, String cell, CellFault fault);
}
