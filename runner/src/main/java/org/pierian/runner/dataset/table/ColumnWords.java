package org.pierian.runner.dataset.table;

import java.util.List;

/// What messages say of the columns of a table, most often when one is not there.
///
/// @param where where their names are: `the first line of the file`
/// @param place where that is: `penguins.csv:1`
/// @param advice what a person who writes the spec may do; often none
/// @param adviceForUse what a person who uses a trained network should know
public record ColumnWords(String where, String place, List<String> advice, String adviceForUse) {

    /// Takes a copy.
    public ColumnWords {
        advice = List.copyOf(advice);
    }
}
