package org.pierian.core.backend.cpu.convolution;

import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Window;

/// One channel with its zeros around, whose rows and columns are sorted by their remainders modulo the strides:
/// for each pair of remainders a part of its own. What neighbouring windows have in the same cell then lies side
/// by side at any stride, and the window below lies one row of a part further on.
final class DepthwisePlane {

    private static final int CHAINS = 9;

    private final Window w;
    private final int row; // columns of a part
    private final int part; // numbers of a part
    private final int[] cells; // offset of each cell of a window

    DepthwisePlane(Window w) {
        this.w = w;
        this.row = Math.ceilDiv(w.reachWidth(), w.strideWidth());
        this.part = row * Math.ceilDiv(w.reachHeight(), w.strideHeight());
        this.cells = new int[w.cells()];
        for (int p = 0; p < cells.length; p++) {
            int column = p % w.kernelWidth() * w.dilationWidth();
            cells[p] = rowStart(p / w.kernelWidth() * w.dilationHeight())
                    + column % w.strideWidth() * part
                    + column / w.strideWidth();
        }
    }

    /// Where the columns without remainder of a row of the channel begin.
    private int rowStart(int i) {
        return i % w.strideHeight() * w.strideWidth() * part + i / w.strideHeight() * row;
    }

    /// Numbers of the plane.
    int size() {
        return w.strideHeight() * w.strideWidth() * part;
    }

    /// Offset of each cell of a window.
    int[] cells() {
        return cells;
    }

    /// Distance between a window and the one below.
    int row() {
        return row;
    }

    /// Windows, those included that would begin in the last columns of a row and extend into the next.
    int windows() {
        return (w.outHeight() - 1) * row + w.outWidth();
    }

    /// Writes the plane, whose surroundings are zeros already.
    ///
    /// @param from where the channel begins
    void fill(float[] x, int from, float[] plane) {
        int columns = Math.max(0, Math.min(w.width(), w.reachWidth() - w.padLeft()));
        for (int i = 0; i < w.height() && i + w.padTop() < w.reachHeight(); i++) {
            int source = from + i * w.width();
            int target = rowStart(i + w.padTop());
            if (w.strideWidth() == 1) {
                System.arraycopy(x, source, plane, target + w.padLeft(), columns);
            } else {
                sort(x, source, columns, plane, target);
            }
        }
    }

    private void sort(float[] x, int source, int columns, float[] plane, int target) {
        int stride = w.strideWidth();
        for (int remainder = 0; remainder < stride; remainder++) {
            int first = Math.floorMod(remainder - w.padLeft(), stride);
            int to = target + remainder * part + (first + w.padLeft()) / stride;
            for (int j = first; j < columns; j += stride) {
                plane[to++] = x[source + j];
            }
        }
    }

    /// For each cell one chain over the windows `from .. to` in order, of products with `dy`.
    ///
    /// @param start where the plane of `dy` begins
    /// @param sums receives a number for each cell, and up to eight behind them that mean nothing
    void cells(float[] plane, int from, int to, float[] dy, int start, float[] sums) {
        for (int p = 0; p < cells.length; p += CHAINS) {
            chains(plane, p, from, to, dy, start, sums);
        }
    }

    /// Nine chains side by side, from cell `p` on; those behind the last cell repeat it.
    private void chains(float[] plane, int p, int from, int to, float[] dy, int start, float[] sums) {
        int c0 = cell(p);
        int c1 = cell(p + 1);
        int c2 = cell(p + 2);
        int c3 = cell(p + 3);
        int c4 = cell(p + 4);
        int c5 = cell(p + 5);
        int c6 = cell(p + 6);
        int c7 = cell(p + 7);
        int c8 = cell(p + 8);
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        float s4 = 0f;
        float s5 = 0f;
        float s6 = 0f;
        float s7 = 0f;
        float s8 = 0f;
        int q = from;
        while (q < to) {
            int column = q % w.outWidth();
            int at = q / w.outWidth() * row + column;
            int n = Math.min(w.outWidth() - column, to - q);
            for (int j = 0; j < n; j++) {
                float g = dy[start + q + j];
                s0 = Fma.fma(plane[at + c0 + j], g, s0);
                s1 = Fma.fma(plane[at + c1 + j], g, s1);
                s2 = Fma.fma(plane[at + c2 + j], g, s2);
                s3 = Fma.fma(plane[at + c3 + j], g, s3);
                s4 = Fma.fma(plane[at + c4 + j], g, s4);
                s5 = Fma.fma(plane[at + c5 + j], g, s5);
                s6 = Fma.fma(plane[at + c6 + j], g, s6);
                s7 = Fma.fma(plane[at + c7 + j], g, s7);
                s8 = Fma.fma(plane[at + c8 + j], g, s8);
            }
            q += n;
        }
        sums[p] = s0;
        sums[p + 1] = s1;
        sums[p + 2] = s2;
        sums[p + 3] = s3;
        sums[p + 4] = s4;
        sums[p + 5] = s5;
        sums[p + 6] = s6;
        sums[p + 7] = s7;
        sums[p + 8] = s8;
    }

    private int cell(int p) {
        return cells[Math.min(p, cells.length - 1)];
    }
}
