package org.pierian.core.kernel;

import java.util.Arrays;

/// [Convolution] on vector registers, without copying windows: the tiles read the padded planes where they lie.
///
/// With stride 1 the windows of one example are neighbours in its planes, if those that would begin in the last
/// columns, and reach around into the next row, are computed too and thrown away.
final class VectorConvolution implements Convolution {

    private final ThreadLocal<Job> jobs;

    VectorConvolution(int bits) {
        ConvolutionTile tile = switch (bits) {
            case 512 -> new ConvolutionTile512();
            case 256 -> new ConvolutionTile256();
            default -> new ConvolutionTile128();
        };
        this.jobs = ThreadLocal.withInitial(() -> new Job(tile, Interleave.of(bits)));
    }

    @Override
    public void forward(ChannelGroup group, int batch, float[] x, float[] weight, float[] y) {
        jobs.get().run(Work.FORWARD, group, batch, x, weight, y);
    }

    @Override
    public void inputGradient(ChannelGroup group, int batch, float[] dy, float[] weight, float[] dx) {
        jobs.get().run(Work.INPUT_GRADIENT, group, batch, dy, weight, dx);
    }

    @Override
    public void weightGradient(ChannelGroup group, int batch, float[] x, float[] dy, float[] dw) {
        jobs.get().run(Work.WEIGHT_GRADIENT, group, batch, x, dy, dw);
    }

    private enum Work {
        FORWARD,
        INPUT_GRADIENT,
        WEIGHT_GRADIENT
    }

    /// One operation, divided over threads by examples or by groups of examples.
    private static final class Job implements Parallel.Task {

        private static final float[] EMPTY = {};

        private final ConvolutionTile tile;
        private final Interleave interleave;
        private Work work = Work.FORWARD;
        private ChannelGroup[] group = {};
        private int batch;
        private float[] source = EMPTY;
        private float[] other = EMPTY;
        private float[] target = EMPTY;
        private float[] sums = EMPTY; // one set for each group of examples

        Job(ConvolutionTile tile, Interleave interleave) {
            this.tile = tile;
            this.interleave = interleave;
        }

        void run(Work work, ChannelGroup group, int batch, float[] source, float[] other, float[] target) {
            if (this.group.length == 0) {
                this.group = new ChannelGroup[1];
            }
            this.work = work;
            this.group[0] = group;
            this.batch = batch;
            this.source = source;
            this.other = other;
            this.target = target;
            if (work == Work.WEIGHT_GRADIENT) {
                int groups = (batch + GROUP - 1) / GROUP;
                int size = groups * sumsSize(group);
                if (sums.length < size) {
                    sums = new float[size];
                }
                Parallel.run(groups, this);
                foldSums(group, groups);
            } else {
                Parallel.run(batch, this);
            }
            this.source = EMPTY;
            this.other = EMPTY;
            this.target = EMPTY;
        }

        @Override
        public void run(int part, int parts) {
            ChannelGroup g = group[0];
            if (work == Work.WEIGHT_GRADIENT) {
                int groups = (batch + GROUP - 1) / GROUP;
                for (int i = share(groups, part, parts); i < share(groups, part + 1, parts); i++) {
                    weightGradient(g, i);
                }
            } else {
                int first = share(batch, part, parts);
                int end = share(batch, part + 1, parts);
                if (work == Work.FORWARD) {
                    forward(g, first, end);
                } else {
                    inputGradient(g, first, end);
                }
            }
        }

        private static int share(int all, int part, int parts) {
            return (int) ((long) all * part / parts);
        }

        private void forward(ChannelGroup g, int first, int end) {
            ConvolutionScratch scratch = ConvolutionScratch.ofThread();
            Window w = g.window;
            int rows = tile.rows();
            float[] panels = scratch.weights(roundUp(g.out, rows) * g.cells.length);
            for (int o = 0; o < g.out; o += rows) {
                packForward(g, o, Math.min(rows, g.out - o), rows, panels, o * g.cells.length);
            }
            boolean slides = w.strideHeight() == 1 && w.strideWidth() == 1;
            int columns = slides ? (w.outHeight() - 1) * w.reachWidth() + w.outWidth() : w.outArea();
            int wideRow = roundUp(columns, tile.columns());
            float[] planes = scratch.planes(g.planesSize() + tile.columns());
            int[] cells = g.cells;
            float[] windows = planes;
            if (!slides) {
                windows = scratch.more(g.cells.length * wideRow);
                cells = g.strides(wideRow);
            }
            float[] wide = scratch.wide(2 * roundUp(g.out, rows) * wideRow);
            for (int n = first; n < end; n++) {
                Planes.pad(g, source, n, planes);
                if (!slides) {
                    copyWindows(g, planes, windows, wideRow);
                }
                slide(windows, cells, panels, g.out, columns, wideRow, wide);
                int to = (n * g.allOut + g.firstOut) * w.outArea();
                int planeRow = slides ? w.reachWidth() : w.outWidth();
                compact(wide, g.out, wideRow, planeRow, w.outHeight(), w.outWidth(), target, to);
            }
        }

        private void packForward(ChannelGroup g, int o, int live, int rows, float[] panels, int to) {
            for (int p = 0; p < g.cells.length; p++) {
                int at = to + p * rows;
                System.arraycopy(other, p * g.allOut + g.firstOut + o, panels, at, live);
                Arrays.fill(panels, at + live, at + rows, 0f);
            }
        }

        /// The windows of an example, for each cell one row.
        private static void copyWindows(ChannelGroup g, float[] planes, float[] windows, int row) {
            for (int p = 0; p < g.cells.length; p++) {
                int cell = g.cells[p];
                for (int q = 0; q < g.corners.length; q++) {
                    windows[p * row + q] = planes[cell + g.corners[q]];
                }
            }
        }

        /// Sums over all cells, in segments, for every window and kernel; the results fill rows of `wideRow`.
        private void slide(
                float[] planes, int[] cells, float[] panels, int out, int columns, int wideRow, float[] wide) {
            int rows = tile.rows();
            int segment = Math.min(cells.length, MatMul.SEGMENT);
            for (int j = 0; j < columns; j += tile.columns()) {
                for (int o = 0; o < out; o += rows) {
                    tile.slide(0, segment, panels, o * cells.length, planes, j, cells, wide, o * wideRow + j, wideRow);
                }
            }
            int half = roundUp(out, rows) * wideRow;
            for (int p = MatMul.SEGMENT; p < cells.length; p += MatMul.SEGMENT) {
                int to = Math.min(cells.length, p + MatMul.SEGMENT);
                for (int j = 0; j < columns; j += tile.columns()) {
                    for (int o = 0; o < out; o += rows) {
                        int panel = o * cells.length + p * rows;
                        tile.slide(p, to, panels, panel, planes, j, cells, wide, half + o * wideRow + j, wideRow);
                    }
                }
                for (int i = 0; i < half; i++) {
                    wide[i] += wide[half + i];
                }
            }
        }

        private static void compact(
                float[] wide, int out, int wideRow, int planeRow, int height, int width, float[] target, int to) {
            for (int o = 0; o < out; o++) {
                for (int i = 0; i < height; i++) {
                    System.arraycopy(wide, o * wideRow + i * planeRow, target, to + (o * height + i) * width, width);
                }
            }
        }

        private void inputGradient(ChannelGroup g, int first, int end) {
            ConvolutionScratch scratch = ConvolutionScratch.ofThread();
            Window w = g.window;
            int rows = tile.rows();
            int[] cells = g.turnedCells;
            float[] panels = scratch.weights(roundUp(g.in, rows) * cells.length);
            for (int c = 0; c < g.in; c += rows) {
                packTurned(g, c, Math.min(rows, g.in - c), rows, panels, c * cells.length);
            }
            int columns = (w.height() - 1) * g.spreadWidth() + w.width();
            int wideRow = roundUp(columns, tile.columns());
            float[] planes = scratch.planes(g.spreadSize() + tile.columns());
            float[] wide = scratch.wide(2 * roundUp(g.in, rows) * wideRow);
            for (int n = first; n < end; n++) {
                Planes.spread(g, source, n, planes);
                slide(planes, cells, panels, g.in, columns, wideRow, wide);
                int to = (n * g.allIn + g.firstIn) * w.area();
                compact(wide, g.in, wideRow, g.spreadWidth(), w.height(), w.width(), target, to);
            }
        }

        private void packTurned(ChannelGroup g, int c, int live, int rows, float[] panels, int to) {
            int cells = g.window.cells();
            for (int o = 0; o < g.out; o++) {
                for (int cell = 0; cell < cells; cell++) {
                    int at = to + (o * cells + cell) * rows;
                    for (int i = 0; i < live; i++) {
                        int from = (c + i) * cells + cells - 1 - cell;
                        panels[at + i] = other[from * g.allOut + g.firstOut + o];
                    }
                    Arrays.fill(panels, at + live, at + rows, 0f);
                }
            }
        }

        /// Floats in one set of sums: a row of columns for each cell, rounded up to whole blocks.
        private int sumsSize(ChannelGroup g) {
            return roundUp(g.cells.length, tile.gatherRows()) * roundUp(g.out, tile.columns());
        }

        private void weightGradient(ChannelGroup g, int examples) {
            ConvolutionScratch scratch = ConvolutionScratch.ofThread();
            int columns = tile.columns();
            int windows = g.corners.length;
            float[] planes = scratch.planes(g.planesSize() + columns);
            float[] panels = scratch.weights(roundUp(g.out, columns) * windows + Interleave.SLACK);
            int row = roundUp(g.out, columns);
            int base = examples * sumsSize(g);
            int first = examples * GROUP;
            for (int n = first; n < Math.min(batch, first + GROUP); n++) {
                Planes.pad(g, source, n, planes);
                for (int o = 0; o < g.out; o += columns) {
                    int from = (n * g.allOut + g.firstOut + o) * windows;
                    interleave.lines(
                            other,
                            from,
                            windows,
                            1,
                            windows,
                            Math.min(columns, g.out - o),
                            columns,
                            panels,
                            o * windows);
                }
                for (int q = 0; q < windows; q += MatMul.SEGMENT) {
                    int end = Math.min(windows, q + MatMul.SEGMENT);
                    boolean add = n > first || q > 0;
                    for (int o = 0; o < g.out; o += columns) {
                        int panel = o * windows + q * columns;
                        for (int p = 0; p < g.cells.length; p += tile.gatherRows()) {
                            int at = base + p * row + o;
                            tile.gather(q, end, planes, g.cells, p, g.corners, panels, panel, sums, at, row, add);
                        }
                    }
                }
            }
        }

        private void foldSums(ChannelGroup g, int groups) {
            int row = roundUp(g.out, tile.columns());
            int size = sumsSize(g);
            for (int p = 0; p < g.cells.length; p++) {
                int to = p * g.allOut + g.firstOut;
                System.arraycopy(sums, p * row, target, to, g.out);
                for (int i = 1; i < groups; i++) {
                    int from = i * size + p * row;
                    for (int o = 0; o < g.out; o++) {
                        target[to + o] += sums[from + o];
                    }
                }
            }
        }

        private static int roundUp(int n, int multiple) {
            return (n + multiple - 1) / multiple * multiple;
        }
    }
}
