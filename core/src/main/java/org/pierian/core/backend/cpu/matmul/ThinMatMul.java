package org.pierian.core.backend.cpu.matmul;

/// Products with a few columns, such as those of a last layer with ten classes: several rows at a time, without
/// copying anything.
interface ThinMatMul {

    /// Most columns.
    int MOST_COLUMNS = 16;

    /// Fewest columns.
    int leastColumns();

    /// Whether a product of `n` columns and sums of `k` terms is one of these.
    default boolean fits(int n, int k) {
        return n >= leastColumns() && n <= MOST_COLUMNS && k <= MatMulKernel.SEGMENT;
    }

    /// `C = A B` as in [MatMulKernel#multiply], with neighbouring columns of B side by side.
    void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int aRow,
            int aColumn,
            float[] b,
            int bo,
            int bRow,
            float[] c,
            int co,
            int cRow);
}
