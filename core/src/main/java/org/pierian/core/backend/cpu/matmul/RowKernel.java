package org.pierian.core.backend.cpu.matmul;

/// Products with a single row: what training with one example at a time consists of.
interface RowKernel {

    /// Numbers in a vector; rows must be at least that long.
    int lanes();

    /// One row times a matrix whose rows are contiguous: `c[j] = sum over p of a[p] * b[p, j]`, a chain over p
    /// from +0.
    void multiply(int n, int k, float[] a, int ao, int aColumn, float[] b, int bo, int bRow, float[] c, int co);

    /// A column times a row: `c[i, j] = fma(a[i], b[j], +0)`.
    void outer(int m, int n, float[] a, int ao, int aRow, float[] b, int bo, float[] c, int co, int cRow);
}
