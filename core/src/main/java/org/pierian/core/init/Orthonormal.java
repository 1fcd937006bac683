package org.pierian.core.init;

/// Gram-Schmidt orthogonalization in binary64, in a fixed order.
///
/// From each vector, in order, its parts along the vectors before are subtracted one after the other, twice,
/// which leaves no more than rounding; then it is divided by its length. The result is the `Q` of the QR
/// decomposition whose `R` has a positive diagonal.
///
/// **Source:** Giraud, Langou and Rozložník 2005, *The loss of orthogonality in the Gram-Schmidt
/// orthogonalization process*; Mezzadri 2007, *How to generate random matrices from the classical compact
/// groups*, on the distribution.
final class Orthonormal {

    private static final int PASSES = 2;

    private Orthonormal() {}

    /// Makes the rows of a matrix orthonormal if there are at most as many as columns, otherwise its columns.
    ///
    /// @param matrix row-major, linearly independent; is changed
    /// @param rows number of rows, at least 1
    /// @param columns number of columns, at least 1
    static void make(double[] matrix, int rows, int columns) {
        boolean byRow = rows <= columns;
        double[][] vectors = vectors(matrix, byRow ? rows : columns, byRow ? columns : 1, byRow ? 1 : columns);
        for (int j = 0; j < vectors.length; j++) {
            for (int pass = 0; pass < PASSES; pass++) {
                for (int i = 0; i < j; i++) {
                    subtract(dot(vectors[i], vectors[j]), vectors[i], vectors[j]);
                }
            }
            divide(vectors[j], StrictMath.sqrt(dot(vectors[j], vectors[j])));
        }
        for (int i = 0; i < matrix.length; i++) {
            int row = i / columns;
            int column = i % columns;
            matrix[i] = byRow ? vectors[row][column] : vectors[column][row];
        }
    }

    /// Element k of vector j is `matrix[j * start + k * stride]`.
    private static double[][] vectors(double[] matrix, int count, int start, int stride) {
        double[][] vectors = new double[count][matrix.length / count];
        for (int j = 0; j < count; j++) {
            for (int k = 0; k < vectors[j].length; k++) {
                vectors[j][k] = matrix[j * start + k * stride];
            }
        }
        return vectors;
    }

    /// A chain of additions of the rounded products, over ascending indices.
    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void subtract(double part, double[] of, double[] from) {
        for (int k = 0; k < from.length; k++) {
            from[k] -= part * of[k];
        }
    }

    private static void divide(double[] vector, double length) {
        for (int k = 0; k < vector.length; k++) {
            vector[k] /= length;
        }
    }
}
