package org.pierian.core.backend.cpu.matmul;

import org.pierian.core.backend.MatMul;

/// Matrix products in float32, the one place where products are summed over a long axis.
///
/// Every output is `c = +0; for k ascending: c = fma(a[k], b[k], c)`, in segments of [#SEGMENT] values of k;
/// the results of the segments are added in order. Neither threads nor vectors ever divide a sum.
public interface MatMulKernel {

    /// Values of k in one chain of additions.
    int SEGMENT = MatMul.SEGMENT;

    /// `C = A B` for `A [m, k]`, `B [k, n]` and `C [m, n]`, each a part of an array with its own steps.
    ///
    /// Element (i, p) of A lies at `aOffset + i * aRow + p * aColumn`, element (p, j) of B at
    /// `bOffset + p * bRow + j * bColumn`, element (i, j) of C at `cOffset + i * cRow + j`. C may not
    /// overlap A or B.
    ///
    /// @param m rows of C, at least 1
    /// @param n columns of C, at least 1
    /// @param k length of each sum; 0 makes C zero
    void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            int bColumn,
            float[] c,
            int cOffset,
            int cRow);

    /// Continues each sum in C: `for p ascending: c = fma(a[p], b[p], c)`. Parameters as for [#multiply].
    ///
    /// @param k products that are added to each sum, at most [#SEGMENT]
    void continueSums(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            int bColumn,
            float[] c,
            int cOffset,
            int cRow);
}
