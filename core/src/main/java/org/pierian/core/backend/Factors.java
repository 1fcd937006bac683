package org.pierian.core.backend;

import org.pierian.core.tensor.Shape;

/// How the matrices lie whose rows and columns have means: element (o, r, c, i) of `[outer, rows, columns,
/// inner]` is element (r, c) of the matrix (o, i).
///
/// @param outer matrices behind each other in memory
/// @param rows rows of each
/// @param columns columns of each
/// @param inner matrices whose elements lie side by side
public record Factors(int outer, int rows, int columns, int inner) {

    /// Those of the last two axes of a parameter.
    ///
    /// @param shape of at least two axes, as in weights files
    /// @param transposed whether memory holds axis 0 last
    public static Factors of(Shape shape, boolean transposed) {
        int[] dims = shape.toArray();
        int last = dims.length - 1;
        int outer = 1;
        for (int axis = transposed ? 1 : 0; axis < last - 1; axis++) {
            outer *= dims[axis];
        }
        if (!transposed) {
            return new Factors(outer, dims[last - 1], dims[last], 1);
        }
        return last == 1
                ? new Factors(1, dims[1], dims[0], 1)
                : new Factors(outer, dims[last - 1], dims[last], dims[0]);
    }

    /// Number of means of rows: `[outer, rows, inner]`.
    public int rowMeans() {
        return outer * rows * inner;
    }

    /// Number of means of columns: `[outer, columns, inner]`.
    public int columnMeans() {
        return outer * columns * inner;
    }

    /// Number of means.
    public long kept() {
        return (long) rowMeans() + columnMeans();
    }
}
