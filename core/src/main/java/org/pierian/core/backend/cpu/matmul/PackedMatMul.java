package org.pierian.core.backend.cpu.matmul;

import org.pierian.core.backend.cpu.thread.Team;

/// Matrix products by blocks: parts of A and B are copied into panels that the innermost [Tile] reads in order.
///
/// The blocks decide only where numbers wait; each sum stays one chain over k, kept in C between blocks of k.
///
/// **Source:** Van Zee and van de Geijn 2015, *BLIS: a framework for rapidly instantiating BLAS functionality*.
final class PackedMatMul {

    /// Up to so many rows are multiplied one by one, without packing.
    static final int FEW_ROWS = 3;
    /// From so many products on, packing pays.
    private static final int PACKED = 8192;
    /// Products below which one thread does everything.
    private static final long PARALLEL = 1L << 19;

    private final Tiles tiles;
    private final Team team;
    private final ThreadLocal<PackedProduct> products;

    /// @param bits width of a vector
    /// @param team the threads for large products
    PackedMatMul(int bits, Team team) {
        this.tiles = Tiles.of(bits);
        this.team = team;
        this.products = ThreadLocal.withInitial(() -> new PackedProduct(tiles, Interleaves.of(bits), team.threads()));
    }

    /// Whether a product is large enough.
    static boolean pays(int m, int n, int k) {
        return m > FEW_ROWS && (long) m * n * k >= PACKED;
    }

    /// `C = A B` as in [MatMulKernel#multiply]. When that fits the tiles better, the transposed product is computed
    /// instead and stored transposed.
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
            int bColumn,
            float[] c,
            int co,
            int cRow) {
        compute(false, m, n, k, a, ao, aRow, aColumn, b, bo, bRow, bColumn, c, co, cRow);
    }

    /// Continues the sums in C as in [MatMulKernel#continueSums].
    void continueSums(
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
            int bColumn,
            float[] c,
            int co,
            int cRow) {
        compute(true, m, n, k, a, ao, aRow, aColumn, b, bo, bRow, bColumn, c, co, cRow);
    }

    private void compute(
            boolean continued,
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
            int bColumn,
            float[] c,
            int co,
            int cRow) {
        PackedProduct product = products.get();
        if (tiles.fit(n, m) > 1.1 * tiles.fit(m, n)) {
            product.set(n, m, k, b, bo, bColumn, bRow, a, ao, aColumn, aRow, c, co, cRow, true, continued);
        } else {
            product.set(m, n, k, a, ao, aRow, aColumn, b, bo, bRow, bColumn, c, co, cRow, false, continued);
        }
        team.run((long) m * n * k < PARALLEL ? 1 : Integer.MAX_VALUE, product);
        product.release();
    }
}
