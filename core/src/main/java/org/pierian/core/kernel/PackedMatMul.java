package org.pierian.core.kernel;

import java.util.Arrays;

/// Matrix products by blocks: parts of A and B are copied into panels that the innermost [Tile] reads in order.
///
/// The blocks decide only where numbers wait; each sum stays one chain over k, kept in C between blocks of k.
///
/// **Source:** Van Zee and van de Geijn 2015, *BLIS: a framework for rapidly instantiating BLAS functionality*.
final class PackedMatMul {

    /// Values of k in a panel, so that a panel of B stays in the first cache.
    private static final int K_BLOCK = 256;
    /// Numbers in a packed block of A, so that it stays in the second cache.
    private static final int A_BLOCK = 64 * 1024;
    /// Columns in a packed block of B.
    private static final int N_BLOCK = 1024;
    /// Products below which one thread does everything.
    private static final long PARALLEL = 1L << 19;

    private final Tile tile;
    private final ThreadLocal<Job> jobs;

    PackedMatMul(Tile tile) {
        this.tile = tile;
        this.jobs = ThreadLocal.withInitial(() -> new Job(tile));
    }

    /// `C = A B` as in [MatMul#multiply]. When that fits the tile better, the transposed product is computed
    /// instead.
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
        Job job = jobs.get();
        if (fit(n, m) > 1.1 * fit(m, n)) {
            job.set(n, m, k, b, bo, bColumn, bRow, a, ao, aColumn, aRow, c, co, 1, cRow);
        } else {
            job.set(m, n, k, a, ao, aRow, aColumn, b, bo, bRow, bColumn, c, co, cRow, 1);
        }
        Parallel.run((long) m * n * k < PARALLEL ? 1 : Integer.MAX_VALUE, job);
        job.release();
    }

    /// The part of the tiles' work that is not padding.
    private double fit(int m, int n) {
        int rows = tile.rows();
        int columns = tile.columns();
        return (double) m / ((m + rows - 1) / rows * rows) * n / ((n + columns - 1) / columns * columns);
    }

    /// One product, divided over threads by rows or columns of tiles.
    private static final class Job implements Parallel.Task {

        private static final float[] EMPTY = {};

        private final Tile tile;
        private Panels[] panels = {};
        private int m;
        private int n;
        private int k;
        private float[] a = EMPTY;
        private int ao;
        private int aRow;
        private int aColumn;
        private float[] b = EMPTY;
        private int bo;
        private int bRow;
        private int bColumn;
        private float[] c = EMPTY;
        private int co;
        private int cRow;
        private int cColumn;

        Job(Tile tile) {
            this.tile = tile;
        }

        void set(
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
                int cRow,
                int cColumn) {
            this.m = m;
            this.n = n;
            this.k = k;
            this.a = a;
            this.ao = ao;
            this.aRow = aRow;
            this.aColumn = aColumn;
            this.b = b;
            this.bo = bo;
            this.bRow = bRow;
            this.bColumn = bColumn;
            this.c = c;
            this.co = co;
            this.cRow = cRow;
            this.cColumn = cColumn;
            int threads = Parallel.threads();
            if (panels.length < threads) {
                int had = panels.length;
                panels = Arrays.copyOf(panels, threads);
                for (int i = had; i < threads; i++) {
                    panels[i] = new Panels(tile);
                }
            }
        }

        void release() {
            a = EMPTY;
            b = EMPTY;
            c = EMPTY;
        }

        @Override
        public void run(int part, int parts) {
            int rowTiles = (m + tile.rows() - 1) / tile.rows();
            int columnTiles = (n + tile.columns() - 1) / tile.columns();
            if (columnTiles >= rowTiles) {
                int from = (int) ((long) columnTiles * part / parts) * tile.columns();
                int to = Math.min(n, (int) ((long) columnTiles * (part + 1) / parts) * tile.columns());
                segments(panels[part], 0, m, from, to);
            } else {
                int from = (int) ((long) rowTiles * part / parts) * tile.rows();
                int to = Math.min(m, (int) ((long) rowTiles * (part + 1) / parts) * tile.rows());
                segments(panels[part], from, to, 0, n);
            }
        }

        /// Rows `i0 .. i1` and columns `j0 .. j1` of C.
        private void segments(Panels panel, int i0, int i1, int j0, int j1) {
            if (i0 >= i1 || j0 >= j1) {
                return;
            }
            block(
                    panel,
                    i0,
                    i1,
                    j0,
                    j1,
                    0,
                    Math.min(k, MatMul.SEGMENT),
                    c,
                    co + i0 * cRow + j0 * cColumn,
                    cRow,
                    cColumn);
            int width = j1 - j0;
            for (int p = MatMul.SEGMENT; p < k; p += MatMul.SEGMENT) {
                float[] partial = panel.partial((i1 - i0) * width);
                block(panel, i0, i1, j0, j1, p, Math.min(k, p + MatMul.SEGMENT), partial, 0, width, 1);
                for (int i = 0; i < i1 - i0; i++) {
                    for (int j = 0; j < width; j++) {
                        c[co + (i0 + i) * cRow + (j0 + j) * cColumn] += partial[i * width + j];
                    }
                }
            }
        }

        /// One segment of k of a block of C, written to `d`.
        private void block(
                Panels panel,
                int i0,
                int i1,
                int j0,
                int j1,
                int p0,
                int p1,
                float[] d,
                int dOffset,
                int dRow,
                int dColumn) {
            int rows = tile.rows();
            int columns = tile.columns();
            for (int jb = j0; jb < j1; jb += N_BLOCK) {
                int jEnd = Math.min(j1, jb + N_BLOCK);
                for (int pb = p0; pb < p1; pb += K_BLOCK) {
                    int depth = Math.min(p1 - pb, K_BLOCK);
                    panel.packB(b, bo + pb * bRow + jb * bColumn, bRow, bColumn, depth, jEnd - jb, columns);
                    int most = Math.max(rows, A_BLOCK / K_BLOCK / rows * rows);
                    for (int ib = i0; ib < i1; ib += most) {
                        int iEnd = Math.min(i1, ib + most);
                        panel.packA(a, ao + ib * aRow + pb * aColumn, aRow, aColumn, iEnd - ib, depth, rows);
                        tiles(
                                panel,
                                iEnd - ib,
                                jEnd - jb,
                                depth,
                                d,
                                dOffset + (ib - i0) * dRow + (jb - j0) * dColumn,
                                dRow,
                                dColumn,
                                pb > p0);
                    }
                }
            }
        }

        private void tiles(
                Panels panel, int m, int n, int depth, float[] d, int dOffset, int dRow, int dColumn, boolean more) {
            int rows = tile.rows();
            int columns = tile.columns();
            for (int j = 0; j < n; j += columns) {
                int bPanel = j * depth;
                for (int i = 0; i < m; i += rows) {
                    int aPanel = i * depth;
                    int at = dOffset + i * dRow + j * dColumn;
                    if (dColumn == 1 && i + rows <= m && j + columns <= n) {
                        tile.multiply(depth, panel.a, aPanel, panel.b, bPanel, d, at, dRow, more);
                    } else {
                        int height = Math.min(rows, m - i);
                        int width = Math.min(columns, n - j);
                        if (more) {
                            panel.loadEdge(d, at, dRow, dColumn, height, width, columns);
                        }
                        tile.multiply(depth, panel.a, aPanel, panel.b, bPanel, panel.edge, 0, columns, more);
                        panel.storeEdge(d, at, dRow, dColumn, height, width, columns);
                    }
                }
            }
        }
    }

    /// The buffers of one thread.
    private static final class Panels {

        float[] a = new float[0];
        float[] b = new float[0];
        final float[] edge;
        private float[] partial = new float[0];

        Panels(Tile tile) {
            this.edge = new float[tile.rows() * tile.columns()];
        }

        float[] partial(int size) {
            if (partial.length < size) {
                partial = new float[size];
            }
            return partial;
        }

        /// Panels of `rows` rows, for each k one number of every row; missing rows are zero.
        void packA(float[] source, int so, int row, int column, int m, int depth, int rows) {
            int size = (m + rows - 1) / rows * rows * depth;
            if (a.length < size) {
                a = new float[size];
            }
            for (int i = 0; i < m; i += rows) {
                int live = Math.min(rows, m - i);
                if (row == 1) {
                    copyRuns(source, so + i, column, depth, live, rows, a, i * depth);
                } else {
                    Interleave.lines(source, so + i * row, row, column, depth, live, rows, a, i * depth);
                }
            }
        }

        /// Panels of `columns` columns, for each k one number of every column; missing columns are zero.
        void packB(float[] source, int so, int row, int column, int depth, int n, int columns) {
            int size = (n + columns - 1) / columns * columns * depth;
            if (b.length < size) {
                b = new float[size];
            }
            for (int j = 0; j < n; j += columns) {
                int live = Math.min(columns, n - j);
                if (column == 1) {
                    copyRuns(source, so + j, row, depth, live, columns, b, j * depth);
                } else {
                    Interleave.lines(source, so + j * column, column, row, depth, live, columns, b, j * depth);
                }
            }
        }

        /// For each k, `live` neighbours in memory.
        private static void copyRuns(
                float[] source, int so, int step, int depth, int live, int width, float[] target, int to) {
            for (int p = 0; p < depth; p++) {
                System.arraycopy(source, so + p * step, target, to + p * width, live);
                for (int i = live; i < width; i++) {
                    target[to + p * width + i] = 0f;
                }
            }
        }

        void loadEdge(float[] d, int at, int dRow, int dColumn, int height, int width, int columns) {
            for (int i = 0; i < height; i++) {
                for (int j = 0; j < width; j++) {
                    edge[i * columns + j] = d[at + i * dRow + j * dColumn];
                }
            }
        }

        void storeEdge(float[] d, int at, int dRow, int dColumn, int height, int width, int columns) {
            for (int i = 0; i < height; i++) {
                for (int j = 0; j < width; j++) {
                    d[at + i * dRow + j * dColumn] = edge[i * columns + j];
                }
            }
        }
    }
}
