package org.pierian.core.backend.cpu.matmul;

import org.pierian.core.backend.cpu.thread.Shares;
import org.pierian.core.backend.cpu.thread.Team;

/// One product of matrices by blocks, divided over threads by rows or columns of tiles.
final class PackedProduct implements Team.Task {

    /// Values of k in a panel.
    private static final int K_BLOCK = 256;
    /// Numbers in a packed block of A, so that it stays in the second cache.
    private static final int A_BLOCK = 64 * 1024;
    /// Columns in a packed block of B.
    private static final int N_BLOCK = 1024;
    private static final float[] EMPTY = {};

    private final Tiles tiles;
    private final Interleave interleave;
    private final Panels[] panels; // of each thread
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
    private boolean transposed;
    private boolean continued;

    PackedProduct(Tiles tiles, Interleave interleave, int threads) {
        this.tiles = tiles;
        this.interleave = interleave;
        this.panels = new Panels[threads];
        for (int i = 0; i < threads; i++) {
            panels[i] = new Panels(tiles, interleave);
        }
    }

    /// @param transposed whether C is stored transposed: element (i, j) at `co + j * cRow + i`
    /// @param continued whether sums go on from what is in C; then k is at most a segment
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
            boolean transposed,
            boolean continued) {
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
        this.transposed = transposed;
        this.continued = continued;
    }

    void release() {
        a = EMPTY;
        b = EMPTY;
        c = EMPTY;
    }

    @Override
    public void run(int part, int parts) {
        int rows = tiles.tall().rows();
        int columns = tiles.columns();
        int rowTiles = (m + rows - 1) / rows;
        int columnTiles = (n + columns - 1) / columns;
        if (columnTiles >= rowTiles) {
            int from = (int) ((long) columnTiles * part / parts) * columns;
            int to = Math.min(n, (int) ((long) columnTiles * (part + 1) / parts) * columns);
            segments(panels[part], 0, m, from, to);
        } else {
            int from = Shares.border(0, m, tiles.low().rows(), part, parts);
            int to = Shares.border(0, m, tiles.low().rows(), part + 1, parts);
            segments(panels[part], from, to, 0, n);
        }
    }

    /// Rows `i0 .. i1` and columns `j0 .. j1` of C, segment after segment of k.
    private void segments(Panels panel, int i0, int i1, int j0, int j1) {
        if (i0 >= i1 || j0 >= j1) {
            return;
        }
        int height = i1 - i0;
        int width = j1 - j0;
        for (int p = 0; p == 0 || p < k; p += MatMulKernel.SEGMENT) {
            int end = Math.min(k, p + MatMulKernel.SEGMENT);
            if (p == 0 && !transposed) {
                block(panel, i0, i1, j0, j1, p, end, c, co + i0 * cRow + j0, cRow);
                continue;
            }
            float[] sums = panel.sums(height * width);
            if (continued) {
                interleave.transpose(width, height, c, co + j0 * cRow + i0, cRow, sums, 0, width);
            }
            block(panel, i0, i1, j0, j1, p, end, sums, 0, width);
            if (p > 0) {
                add(sums, i0, j0, height, width);
            } else {
                interleave.transpose(height, width, sums, 0, width, c, co + j0 * cRow + i0, cRow);
            }
        }
    }

    private void add(float[] sums, int i0, int j0, int height, int width) {
        int down = transposed ? 1 : cRow;
        int right = transposed ? cRow : 1;
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                c[co + (i0 + i) * down + (j0 + j) * right] += sums[i * width + j];
            }
        }
    }

    /// One segment of k of a block of C, written to `d`.
    private void block(Panels panel, int i0, int i1, int j0, int j1, int p0, int p1, float[] d, int dOffset, int dRow) {
        int rows = tiles.tall().rows();
        int most = Math.max(rows, A_BLOCK / K_BLOCK / rows * rows);
        for (int jb = j0; jb < j1; jb += N_BLOCK) {
            int jEnd = Math.min(j1, jb + N_BLOCK);
            for (int pb = p0; pb == p0 || pb < p1; pb += K_BLOCK) {
                int depth = Math.min(p1 - pb, K_BLOCK);
                panel.packB(b, bo + pb * bRow + jb * bColumn, bRow, bColumn, depth, jEnd - jb);
                for (int ib = i0; ib < i1; ib += most) {
                    int iEnd = Math.min(i1, ib + most);
                    panel.packA(a, ao + ib * aRow + pb * aColumn, aRow, aColumn, depth, iEnd - ib);
                    int to = dOffset + (ib - i0) * dRow + jb - j0;
                    panel.multiply(iEnd - ib, jEnd - jb, depth, d, to, dRow, continued || pb > p0);
                }
            }
        }
    }
}
