package org.pierian.site.draw;

import java.util.List;

/// Values at the crossings of a square lattice, row by row from the top.
///
/// @param columns how many crossings a row has
/// @param rows how many rows there are
/// @param values the value of each crossing
record Field(int columns, int rows, List<Double> values) {

    Field {
        if (values.size() != columns * rows) {
            throw new IllegalArgumentException(values.size() + " values, but " + columns + " x " + rows + " crossings");
        }
    }

    /// The value at a crossing, and below all others outside the lattice.
    double at(int column, int row) {
        boolean inside = column >= 0 && column < columns && row >= 0 && row < rows;
        return inside ? values.get(row * columns + column) : Double.NEGATIVE_INFINITY;
    }
}
