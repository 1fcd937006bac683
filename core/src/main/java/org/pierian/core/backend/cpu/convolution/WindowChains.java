package org.pierian.core.backend.cpu.convolution;

/// The sums of one kernel over windows that lie side by side.
interface WindowChains {

    /// Numbers behind those that are needed, in planes and in results, that may be read and written.
    int SLACK = 256;

    /// For each window a chain over its cells: `y[j]` begins with +0, and becomes `fma(planes[cells[p] + j],
    /// kernel[p], y[j])` for p ascending.
    ///
    /// @param count number of windows
    /// @param planes with [#SLACK] numbers behind those that windows reach
    /// @param cells offset of each cell in the first window
    /// @param kernel a number for each cell
    /// @param y receives a number for each window, and up to [#SLACK] behind them that mean nothing
    void sum(int count, float[] planes, int[] cells, float[] kernel, float[] y);
}
