package org.pierian.site.draw;

/// The part of the plane that is drawn, and the lattice on which the network is asked.
///
/// @param left the smallest x
/// @param top the largest y
/// @param step the distance of two crossings
/// @param columns crossings of a row
/// @param rows rows of crossings
record Plane(double left, double top, double step, int columns, int rows) {

    /// A point of the plane in units of the lattice, with y downwards.
    Point drawn(double x, double y) {
        return new Point((x - left) / step, (top - y) / step);
    }

    /// The crossings as a table with the columns `x` and `y`.
    String table() {
        StringBuilder table = new StringBuilder("x,y\n");
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                table.append(left + column * step)
                        .append(',')
                        .append(top - row * step)
                        .append('\n');
            }
        }
        return table.toString();
    }
}
