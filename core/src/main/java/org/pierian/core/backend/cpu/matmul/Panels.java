package org.pierian.core.backend.cpu.matmul;

import java.util.Arrays;

/// Copies of parts of two matrices in the order in which tiles read them, with one thread's room for them.
///
/// A panel of A holds for each k one number of every row of a tile, a panel of B one number of every column.
/// Panels of A are as high as their tiles: first tall ones, then low ones.
final class Panels {

    /// Rows of a source that are copied at a time.
    private static final int STEP = 8;

    /// The last runs of a panel of A are copied number by number: a vector is longer than a run, and what
    /// follows them are runs of the next panel that are there already.
    private static final int EXACT = 16;

    private final Tiles tiles;
    private final RowCover cover;
    private final Interleave interleave;
    private final float[] edge;
    private float[] a = new float[0];
    private float[] b = new float[0];
    private float[] sums = new float[0];

    Panels(Tiles tiles, Interleave interleave) {
        this.tiles = tiles;
        this.cover = tiles.cover();
        this.interleave = interleave;
        this.edge = new float[tiles.tall().rows() * tiles.columns()];
    }

    /// Room for sums that do not go to their place at once.
    float[] sums(int size) {
        if (sums.length < size) {
            sums = new float[size];
        }
        return sums;
    }

    /// Copies `m` rows of A, element (i, p) of which lies at `so + i * row + p * column`.
    void packA(float[] source, int so, int row, int column, int depth, int m) {
        int size = (m + tiles.low().rows()) * depth + Interleave.SLACK;
        if (a.length < size) {
            a = new float[size];
        }
        int step = row == 1 ? STEP : depth;
        for (int p = 0; p < depth; p += step) {
            packA(source, so, row, column, p, Math.min(depth, p + step), depth, m);
        }
    }

    private void packA(float[] source, int so, int row, int column, int from, int to, int depth, int m) {
        int tallRows = cover.tallRows(m);
        int i = 0;
        while (i < m) {
            int height = (i < tallRows ? tiles.tall() : tiles.low()).rows();
            int live = Math.min(height, m - i);
            pack(source, so + i * row, row, column, from, to, depth, live, height, a, i * depth);
            i += height;
        }
    }

    /// Copies `n` columns of B, element (p, j) of which lies at `so + p * row + j * column`.
    void packB(float[] source, int so, int row, int column, int depth, int n) {
        int width = tiles.columns();
        int size = (n + width) * depth + Interleave.SLACK;
        if (b.length < size) {
            b = new float[size];
        }
        int step = column == 1 ? STEP : depth;
        for (int p = 0; p < depth; p += step) {
            int end = Math.min(depth, p + step);
            for (int j = 0; j < n; j += width) {
                int live = Math.min(width, n - j);
                pack(source, so + j * column, column, row, p, end, depth, live, width, b, j * depth);
            }
        }
    }

    /// Copies numbers `from .. end` of the `depth` in a panel. Runs are copied a few at a time, so that the
    /// source is read as it lies in memory: one panel after the other would read a piece of each of its rows,
    /// which lie a power of two apart and share few places of the caches.
    private void pack(
            float[] source,
            int so,
            int line,
            int step,
            int from,
            int end,
            int depth,
            int live,
            int width,
            float[] target,
            int to) {
        if (line != 1) {
            interleave.lines(source, so, line, step, depth, live, width, target, to);
            return;
        }
        int exact = width == tiles.columns() ? end : Math.clamp(depth - EXACT, from, end);
        interleave.runs(source, so + from * step, step, exact - from, live, width, target, to + from * width);
        for (int p = exact; p < end; p++) {
            System.arraycopy(source, so + p * step, target, to + p * width, live);
            Arrays.fill(target, to + p * width + live, to + (p + 1) * width, 0f);
        }
    }

    /// Continues the sums of a block of `m` rows and `n` columns over what has been packed.
    ///
    /// @param d holds the block
    /// @param more whether the sums continue from what is in `d`, otherwise from +0
    void multiply(int m, int n, int depth, float[] d, int dOffset, int dRow, boolean more) {
        int columns = tiles.columns();
        int tallRows = cover.tallRows(m);
        for (int j = 0; j < n; j += columns) {
            int i = 0;
            while (i < m) {
                Tile tile = i < tallRows ? tiles.tall() : tiles.low();
                int at = dOffset + i * dRow + j;
                if (i + tile.rows() <= m && j + columns <= n) {
                    tile.multiply(depth, a, i * depth, b, j * depth, d, at, dRow, more);
                } else {
                    int height = Math.min(tile.rows(), m - i);
                    int width = Math.min(columns, n - j);
                    if (more) {
                        copy(height, width, d, at, dRow, edge, 0, columns);
                    }
                    tile.multiply(depth, a, i * depth, b, j * depth, edge, 0, columns, more);
                    copy(height, width, edge, 0, columns, d, at, dRow);
                }
                i += tile.rows();
            }
        }
    }

    private static void copy(
            int rows, int columns, float[] source, int so, int sourceRow, float[] target, int to, int targetRow) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(source, so + i * sourceRow, target, to + i * targetRow, columns);
        }
    }
}
