package org.pierian.core.backend.cpu.matmul;

/// The innermost loop of the matrix product: a small block of C whose sums stay in registers while k runs.
public interface Tile {

    /// Rows of the block; A is packed in panels of that many rows.
    int rows();

    /// Columns of the block, a multiple of the vector length; B is packed in panels of that many columns.
    int columns();

    /// Continues every sum of the block over `k` more products.
    ///
    /// @param k number of products
    /// @param a panel of A: for each k, `rows()` numbers
    /// @param ao where the panel starts
    /// @param b panel of B: for each k, `columns()` numbers
    /// @param bo where the panel starts
    /// @param c holds the block
    /// @param co where the block starts
    /// @param cRow distance between its rows
    /// @param more whether the sums continue from what is in C, otherwise from +0
    void multiply(int k, float[] a, int ao, float[] b, int bo, float[] c, int co, int cRow, boolean more);
}
