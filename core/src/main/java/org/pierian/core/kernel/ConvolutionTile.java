package org.pierian.core.kernel;

/// The innermost loops of convolutions: small blocks of results whose sums stay in registers.
interface ConvolutionTile {

    /// Rows of a block of [#slide]; A is packed in panels of that many rows.
    int rows();

    /// Rows of a block of [#gather].
    int gatherRows();

    /// Columns of a block, two vectors.
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

    /// For `gatherRows()` cells and `columns()` output channels: sums over the windows `from .. to`, from +0.
    ///
    /// @param a planes of inputs
    /// @param cells offset of each cell
    /// @param cell the block's first cell; beyond the last, the last is computed again
    /// @param corners offset of each window's first cell
    /// @param b panel of output gradients: for each window, `columns()` numbers
    /// @param bo where the panel's window `from` starts
    /// @param c receives the block, or has it added
    /// @param co where the block starts
    /// @param cRow distance between its rows
    /// @param add whether the sums are added to what is in C
    void gather(
            int from,
            int to,
            float[] a,
            int[] cells,
            int cell,
            int[] corners,
            float[] b,
            int bo,
            float[] c,
            int co,
            int cRow,
            boolean add);
}
