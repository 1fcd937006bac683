package org.pierian.runner.dataset.csv;

/// What to do about bad cells.
///
/// @param missingNumber where a number is missing that has to be there
/// @param missingWord where a word is missing that has to be there
/// @param unknownValue where a word is none of the known ones
/// @param notANumber where a number is none
record CellAdvice(String missingNumber, String missingWord, String unknownValue, String notANumber) {

    /// For the person who writes the spec.
    static final CellAdvice OF_SPEC = new CellAdvice(
            "write `missing: mean` or `missing: zero` for the feature, or fix the file",
            "write `missing: zero` for the feature, or fix the file",
            "add the value to `values`, or fix the file",
            "fix the file; if the text stands for a missing value, add it to `missing_values`");

    /// For the person who uses a trained network, which is as it is.
    static final CellAdvice OF_RUN = new CellAdvice(
            "fill the cell in: the network was trained without missing numbers in this column",
            "fill the cell in: the network was trained without missing values in this column",
            "write one of the values that the network was trained with, exactly as there",
            "write the number as in JSON: -0.5, 12, 1e-3");
}
