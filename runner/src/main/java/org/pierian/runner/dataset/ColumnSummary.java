package org.pierian.runner.dataset;

import java.util.Optional;

/// What a column of a table holds, over all rows.
///
/// @param name the column's name in the header
/// @param role what the spec makes of it: the word of the feature or the target, `numeric`
/// @param missing cells without a value
/// @param range the numbers in it, if it holds numbers and has any
public record ColumnSummary(String name, String role, int missing, Optional<NumberRange> range) {

    /// Some numbers.
    ///
    /// @param min the smallest
    /// @param mean their mean
    /// @param max the largest
    public record NumberRange(double min, double mean, double max) {}
}
