package org.pierian.core.backend.cpu.convolution;

/// The innermost loop of a convolution: a small block of results whose sums stay in registers.
interface ConvolutionTile {

    /// Rows of the block; A is packed in panels of that many rows.
    int rows();

    /// Columns of the block, two vectors.
    int columns();

    /// For `rows()` kernels and `columns()` neighbouring windows: sums over the cells `from .. to`, from +0.
    ///
    /// @param a panel of weights: for each cell, `rows()` numbers
    /// @param ao where the panel starts
    /// @param b planes of inputs
    /// @param bo offset of the first window's first cell
    /// @param cells offset of each cell
    /// @param c receives the block
    /// @param co where the block starts
    /// @param cRow distance between its rows
    void slide(int from, int to, float[] a, int ao, float[] b, int bo, int[] cells, float[] c, int co, int cRow);
}
