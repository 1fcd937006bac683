package org.pierian.core.backend.cpu.convolution;

import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.matmul.Interleave;
import org.pierian.core.backend.cpu.matmul.MatMulKernel;
import org.pierian.core.backend.cpu.matmul.RowCover;
import org.pierian.core.backend.cpu.matmul.Tile;
import org.pierian.core.backend.cpu.matmul.Tiles;
import org.pierian.core.backend.cpu.thread.Claims;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.vector.Vectors;

/// The gradient of a convolution's weight, divided over threads by groups of examples.
///
/// For each example it is a product of matrices: windows as lines of A, output gradients as columns of B. Both are
/// copied into panels for the [Tile] of the matrix product.
final class WeightSums implements Team.Task {

    private static final float[] EMPTY = {};
    private static final ChannelGroup[] NO_GROUP = {};

    private final Tiles tiles;
    private final RowCover cover;
    private final Team team;
    private final Claims claims = new Claims();
    private final Interleave interleave;
    private ChannelGroup[] group = NO_GROUP;
    private int first;
    private int end;
    private WeightStart start = WeightStart.NOTHING;
    private float[] x = EMPTY;
    private float[] dy = EMPTY;
    private ExampleTask before = ExampleTask.NONE;
    private float[] sums = EMPTY; // one set for each group of examples: a row of channels for each cell

    WeightSums(Tiles tiles, Interleave interleave, Team team) {
        this.team = team;
        this.tiles = tiles;
        this.cover = tiles.cover();
        this.interleave = interleave;
    }

    void weightGradient(
            ChannelGroup group,
            int first,
            int end,
            WeightStart start,
            float[] x,
            float[] dy,
            float[] dw,
            ExampleTask before) {
        if (this.group.length == 0) {
            this.group = new ChannelGroup[1];
        }
        this.group[0] = group;
        this.first = first;
        this.end = end;
        this.start = start;
        this.x = x;
        this.dy = dy;
        this.before = before;
        int groups = groups();
        int size = groups * setSize(group);
        if (sums.length < size) {
            sums = new float[size];
        }
        if (start == WeightStart.EXAMPLES) {
            load(group, dw);
        }
        claims.offer(0, groups);
        team.run(groups, this);
        fold(group, groups, dw);
        this.x = EMPTY;
        this.dy = EMPTY;
        this.before = ExampleTask.NONE;
    }

    private int groups() {
        return (end - first + ConvolutionKernel.GROUP - 1) / ConvolutionKernel.GROUP;
    }

    /// Numbers in one set of sums.
    private int setSize(ChannelGroup g) {
        return cover.padded(g.cells.length) * columns(g);
    }

    /// Output channels, rounded up to whole tiles.
    private int columns(ChannelGroup g) {
        return (g.out + tiles.columns() - 1) / tiles.columns() * tiles.columns();
    }

    @Override
    public void run(int part, int parts) {
        for (int i = claims.claim(); i >= 0; i = claims.claim()) {
            sumGroup(group[0], i);
        }
    }

    private void sumGroup(ChannelGroup g, int number) {
        ConvolutionScratch scratch = ConvolutionScratch.ofThread();
        int windows = g.corners.length;
        float[] planes = scratch.planes(g.planesSize() + Interleave.SLACK);
        Planes.clear(g.planesSize(), planes);
        float[] b = scratch.weights(columns(g) * windows + Interleave.SLACK);
        float[] a = scratch.more(tiles.tall().rows() * windows + Interleave.SLACK);
        float[] block = scratch.wide(tiles.tall().rows() * tiles.columns());
        int from = first + number * ConvolutionKernel.GROUP;
        boolean continued = start == WeightStart.EXAMPLES;
        int tallRows = cover.tallRows(g.cells.length);
        for (int n = from; n < Math.min(end, from + ConvolutionKernel.GROUP); n++) {
            before.run(n);
            Planes.pad(g, x, n, planes);
            packB(g, n, b);
            int p = 0;
            while (p < g.cells.length) {
                Tile tile = p < tallRows ? tiles.tall() : tiles.low();
                packA(g, planes, p, tile.rows(), a);
                sumCells(g, tile, a, b, block, number * setSize(g) + p * columns(g), continued || n > from);
                p += tile.rows();
            }
        }
    }

    /// The output gradients of an example: for each window one number of every channel.
    private void packB(ChannelGroup g, int example, float[] b) {
        int windows = g.corners.length;
        int columns = tiles.columns();
        for (int o = 0; o < g.out; o += columns) {
            int from = (example * g.allOut + g.firstOut + o) * windows;
            int live = Math.min(columns, g.out - o);
            interleave.lines(dy, from, windows, 1, windows, live, columns, b, o * windows);
        }
    }

    /// The inputs under a tile's cells: for each window one number of every cell.
    private void packA(ChannelGroup g, float[] planes, int cell, int rows, float[] a) {
        Window w = g.window;
        int live = Math.min(rows, g.cells.length - cell);
        for (int i = 0; i < w.outHeight(); i++) {
            int corner = g.corners[i * w.outWidth()];
            int to = i * w.outWidth() * rows;
            interleave.scatteredLines(planes, corner, g.cells, cell, w.strideWidth(), w.outWidth(), live, rows, a, to);
        }
    }

    /// Adds one example's sums for a tile's cells, in segments of windows.
    private void sumCells(ChannelGroup g, Tile tile, float[] a, float[] b, float[] block, int at, boolean add) {
        int windows = g.corners.length;
        int columns = tile.columns();
        int row = columns(g);
        for (int q = 0; q < windows; q += MatMulKernel.SEGMENT) {
            int depth = Math.min(windows - q, MatMulKernel.SEGMENT);
            for (int o = 0; o < g.out; o += columns) {
                int panel = o * windows + q * columns;
                tile.multiply(depth, a, q * tile.rows(), b, panel, block, 0, columns, false);
                for (int i = 0; i < tile.rows(); i++) {
                    place(block, i * columns, columns, sums, at + i * row + o, add || q > 0);
                }
            }
        }
    }

    private static void place(float[] source, int so, int n, float[] target, int to, boolean add) {
        if (add) {
            Vectors.add(n, source, so, target, to);
        } else {
            System.arraycopy(source, so, target, to, n);
        }
    }

    /// Makes what there is of a group the first set.
    private void load(ChannelGroup g, float[] dw) {
        for (int p = 0; p < g.cells.length; p++) {
            System.arraycopy(dw, p * g.allOut + g.firstOut, sums, p * columns(g), g.out);
        }
    }

    /// Adds the sets in order.
    private void fold(ChannelGroup g, int groups, float[] dw) {
        int row = columns(g);
        int size = setSize(g);
        for (int p = 0; p < g.cells.length; p++) {
            int to = p * g.allOut + g.firstOut;
            place(sums, p * row, g.out, dw, to, start == WeightStart.GROUPS);
            for (int i = 1; i < groups; i++) {
                Vectors.add(g.out, sums, i * size + p * row, dw, to);
            }
        }
    }
}
