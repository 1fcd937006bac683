package org.pierian.core.backend.cpu.reduction;

/// Sums of columns.
public interface ColumnSums {

    /// `sums[j] = sum over i of x[i, j]`, each one chain of additions over the rows from +0.
    void sum(int rows, int columns, float[] x, float[] sums);
}
