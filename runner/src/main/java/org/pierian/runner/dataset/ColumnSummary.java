package org.pierian.runner.dataset;

import java.util.Map;
import java.util.Optional;
import org.pierian.spec.Split;

/// What a column of a table holds.
///
/// @param name the column's name in the header
/// @param role what the spec makes of it: the word of the feature or the target, such as `numeric`
/// @param missing cells without a value, over all rows
/// @param range the numbers in it over all rows, if it holds numbers and has any
/// @param ranges the same by split, of those that have any
public record ColumnSummary(
        String name, String role, int missing, Optional<NumberRange> range, Map<Split, NumberRange> ranges) {

    /// Takes a copy.
    public ColumnSummary {
        ranges = Map.copyOf(ranges);
    }

    /// A column without a range of numbers.
    public static ColumnSummary ofWords(String name, String role, int missing) {
        return new ColumnSummary(name, role, missing, Optional.empty(), Map.of());
    }

    /// Some numbers.
    ///
    /// @param min the smallest
    /// @param mean their mean
    /// @param max the largest
    public record NumberRange(double min, double mean, double max) {}
}
