package org.pierian.core.kernel;

/// Matrix products by blocks: parts of A and B are copied into panels that the innermost [Tile] reads in order.
///
/// The blocks decide only where numbers wait; each sum stays one chain over k, kept in C between blocks of k.
///
/// **Source:** Van Zee and van de Geijn 2015, *BLIS: a framework for rapidly instantiating BLAS functionality*.
final class PackedMatMul {

    /// Products below which one thread does everything.
    private static final long PARALLEL = 1L << 19;

    private final Tiles tiles;
    private final ThreadLocal<PackedProduct> products;

    /// @param bits width of a vector
    PackedMatMul(int bits) {
        this.tiles = Tiles.of(bits);
        this.products = ThreadLocal.withInitial(() -> new PackedProduct(tiles, Interleave.of(bits)));
    }

    /// `C = A B` as in [MatMul#multiply]. When that fits the tiles better, the transposed product is computed instead
    /// and turned over.
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
        PackedProduct product = products.get();
        if (tiles.fit(n, m) > 1.1 * tiles.fit(m, n)) {
            product.set(n, m, k, b, bo, bColumn, bRow, a, ao, aColumn, aRow, c, co, cRow, true);
        } else {
            product.set(m, n, k, a, ao, aRow, aColumn, b, bo, bRow, bColumn, c, co, cRow, false);
        }
        Parallel.run((long) m * n * k < PARALLEL ? 1 : Integer.MAX_VALUE, product);
        product.release();
    }
}
