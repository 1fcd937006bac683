package org.pierian.core.tensor;

/// One element of an example that is a row of a table: a number, or an index below a bound.
///
/// @param name the column of the table that it comes from; a column that becomes several elements names each of
///     them
/// @param indicesBelow the bound of an index; 0 for a number
public record Column(String name, int indicesBelow) {

    /// The largest bound: above it float32 would not hold every index.
    public static final int MOST_INDICES = 1 << 24;

    /// Requires a bound that float32 can hold.
    public Column {
        requireBound(indicesBelow);
    }

    static void requireBound(int indicesBelow) {
        if (indicesBelow < 0 || indicesBelow > MOST_INDICES) {
            throw new IllegalArgumentException("indices below " + indicesBelow + " are not supported");
        }
    }

    /// A number.
    public static Column number(String name) {
        return new Column(name, 0);
    }

    /// An index from 0 to below a bound.
    public static Column index(String name, int below) {
        return new Column(name, below);
    }

    /// Whether it is a number and not an index.
    public boolean isNumber() {
        return indicesBelow == 0;
    }
}
