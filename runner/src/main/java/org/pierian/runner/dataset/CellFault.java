package org.pierian.runner.dataset;

import org.pierian.runner.failure.DataMistake;

/// What is wrong with a cell.
///
/// @param mistake the kind of it
/// @param fault what is wrong, to be read after the cell
/// @param advice what to do
/// @param mayBeMissing whether the cell's text may stand for a missing value
public record CellFault(DataMistake mistake, String fault, String advice, boolean mayBeMissing) {

    /// A number that is written in another way.
    public static CellFault number(String fault, String advice) {
        return new CellFault(DataMistake.NOT_A_NUMBER, fault, advice, false);
    }
}
