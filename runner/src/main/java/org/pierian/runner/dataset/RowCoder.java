package org.pierian.runner.dataset;

import java.util.List;

/// Turns rows of a table into inputs of a trained network, with what was fitted on its training set.
public interface RowCoder {

    /// The columns that a row must have, in the order in which [#encode] takes their cells.
    List<String> columns();

    /// A number as a cell that [#encode] reads.
    ///
    /// @param json the number as in JSON
    default String cell(String json) {
        return json;
    }

    /// The same for cells in which numbers are written as in JSON, whatever marks the spec's table has in them.
    default RowCoder ofJsonNumbers() {
        return this;
    }

    /// Writes the inputs of a row.
    ///
    /// @param cells a cell for each of [#columns]
    /// @param faults is told what is wrong with cells; the inputs mean nothing then
    /// @param inputs receives the scaled inputs from `at` on, as many as an example has
    void encode(List<String> cells, CellFaults faults, float[] inputs, int at);
}
