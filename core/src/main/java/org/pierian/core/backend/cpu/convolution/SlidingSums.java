package org.pierian.core.backend.cpu.convolution;

import java.util.Arrays;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.matmul.MatMulKernel;
import org.pierian.core.backend.cpu.matmul.RowCover;
import org.pierian.core.backend.cpu.thread.Claims;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.vector.Vectors;

/// A convolution and the gradient of its input, divided over threads by examples, without copying windows: the
/// tiles read the padded planes where they lie.
///
/// With stride 1 the windows of one example are neighbours in its planes, if those that would begin in the last
/// columns, and extend into the next row, are computed too and discarded.
final class SlidingSums implements Team.Task {

    private static final float[] EMPTY = {};
    private static final ChannelGroup[] NO_GROUP = {};

    private final ConvolutionTile tall;
    private final ConvolutionTile low;
    private final RowCover cover;
    private final Team team;
    private final Claims examples = new Claims();
    private boolean backward;
    private ChannelGroup[] group = NO_GROUP;
    private float[] source = EMPTY;
    private float[] weight = EMPTY;
    private float[] bias = EMPTY;
    private float[] target = EMPTY;
    private ExampleTask after = ExampleTask.NONE;

    SlidingSums(ConvolutionTile tall, ConvolutionTile low, Team team) {
        this.team = team;
        this.tall = tall;
        this.low = low;
        this.cover = new RowCover(tall.rows(), low.rows());
    }

    void forward(
            ChannelGroup group,
            int first,
            int end,
            float[] x,
            float[] weight,
            float[] bias,
            float[] y,
            ExampleTask after) {
        this.backward = false;
        this.after = after;
        run(group, first, end, x, weight, bias, y);
        this.after = ExampleTask.NONE;
    }

    void inputGradient(ChannelGroup group, int first, int end, float[] dy, float[] weight, float[] dx) {
        this.backward = true;
        run(group, first, end, dy, weight, EMPTY, dx);
    }

    private void run(
            ChannelGroup group, int first, int end, float[] source, float[] weight, float[] bias, float[] target) {
        if (this.group.length == 0) {
            this.group = new ChannelGroup[1];
        }
        this.group[0] = group;
        this.examples.offer(first, end);
        this.source = source;
        this.weight = weight;
        this.bias = bias;
        this.target = target;
        team.run(end - first, this);
        this.source = EMPTY;
        this.weight = EMPTY;
        this.bias = EMPTY;
        this.target = EMPTY;
    }

    @Override
    public void run(int part, int parts) {
        if (backward) {
            inputGradient(group[0]);
        } else {
            forward(group[0]);
        }
    }

    private void forward(ChannelGroup g) {
        ConvolutionScratch scratch = ConvolutionScratch.ofThread();
        Window w = g.window;
        float[] panels = scratch.weights(cover.padded(g.out) * g.cells.length);
        packForward(g, panels);
        boolean slides = w.strideHeight() == 1 && w.strideWidth() == 1;
        int columns = slides ? (w.outHeight() - 1) * w.reachWidth() + w.outWidth() : w.outArea();
        int wideRow = roundUp(columns, tall.columns());
        float[] planes = scratch.planes(g.planesSize() + tall.columns());
        Planes.clear(g.planesSize(), planes);
        int[] cells = g.cells;
        float[] windows = planes;
        if (!slides) {
            windows = scratch.more(g.cells.length * wideRow);
            cells = g.strides(wideRow);
        }
        float[] wide = scratch.wide(2 * cover.padded(g.out) * wideRow);
        for (int n = examples.claim(); n >= 0; n = examples.claim()) {
            Planes.pad(g, source, n, planes);
            if (!slides) {
                copyWindows(g, planes, windows, wideRow);
            }
            slide(windows, cells, panels, g.out, columns, wideRow, wide);
            int plane = n * g.allOut + g.firstOut;
            int planeRow = slides ? w.reachWidth() : w.outWidth();
            for (int o = 0; o < g.out; o++) {
                int to = (plane + o) * w.outArea();
                if (bias.length == 0) {
                    Planes.compact(wide, o * wideRow, planeRow, w.outHeight(), w.outWidth(), target, to);
                } else {
                    float b = bias[g.firstOut + o];
                    compactShifted(wide, o * wideRow, planeRow, w.outHeight(), w.outWidth(), b, target, to);
                }
            }
            after.run(n);
        }
    }

    private void packForward(ChannelGroup g, float[] panels) {
        int tallRows = cover.tallRows(g.out);
        int o = 0;
        while (o < g.out) {
            int rows = o < tallRows ? tall.rows() : low.rows();
            int live = Math.min(rows, g.out - o);
            for (int p = 0; p < g.cells.length; p++) {
                int at = o * g.cells.length + p * rows;
                System.arraycopy(weight, p * g.allOut + g.firstOut + o, panels, at, live);
                Arrays.fill(panels, at + live, at + rows, 0f);
            }
            o += rows;
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

    private void inputGradient(ChannelGroup g) {
        ConvolutionScratch scratch = ConvolutionScratch.ofThread();
        Window w = g.window;
        int[] cells = g.turnedCells;
        float[] panels = scratch.weights(cover.padded(g.in) * cells.length);
        packTurned(g, panels);
        int columns = (w.height() - 1) * g.spreadWidth() + w.width();
        int wideRow = roundUp(columns, tall.columns());
        float[] planes = scratch.planes(g.spreadSize() + tall.columns());
        Planes.clear(g.spreadSize(), planes);
        float[] wide = scratch.wide(2 * cover.padded(g.in) * wideRow);
        for (int n = examples.claim(); n >= 0; n = examples.claim()) {
            Planes.spread(g, source, n, planes);
            slide(planes, cells, panels, g.in, columns, wideRow, wide);
            for (int c = 0; c < g.in; c++) {
                int to = (n * g.allIn + g.firstIn + c) * w.area();
                Planes.compact(wide, c * wideRow, g.spreadWidth(), w.height(), w.width(), target, to);
            }
        }
    }

    private void packTurned(ChannelGroup g, float[] panels) {
        int cells = g.window.cells();
        int tallRows = cover.tallRows(g.in);
        int c = 0;
        while (c < g.in) {
            int rows = c < tallRows ? tall.rows() : low.rows();
            int live = Math.min(rows, g.in - c);
            for (int p = 0; p < g.out * cells; p++) {
                int at = c * g.out * cells + p * rows;
                for (int i = 0; i < live; i++) {
                    int from = (c + i) * cells + cells - 1 - p % cells;
                    panels[at + i] = weight[from * g.allOut + g.firstOut + p / cells];
                }
                Arrays.fill(panels, at + live, at + rows, 0f);
            }
            c += rows;
        }
    }

    /// Sums over all cells, in segments, for every window and kernel; the results fill rows of `wideRow`.
    private void slide(float[] planes, int[] cells, float[] panels, int out, int columns, int wideRow, float[] wide) {
        segment(0, Math.min(cells.length, MatMulKernel.SEGMENT), planes, cells, panels, out, columns, wideRow, wide, 0);
        int half = cover.padded(out) * wideRow;
        for (int p = MatMulKernel.SEGMENT; p < cells.length; p += MatMulKernel.SEGMENT) {
            int to = Math.min(cells.length, p + MatMulKernel.SEGMENT);
            segment(p, to, planes, cells, panels, out, columns, wideRow, wide, half);
            for (int i = 0; i < half; i++) {
                wide[i] += wide[half + i];
            }
        }
    }

    private void segment(
            int from,
            int to,
            float[] planes,
            int[] cells,
            float[] panels,
            int out,
            int columns,
            int wideRow,
            float[] wide,
            int at) {
        int tallRows = cover.tallRows(out);
        for (int j = 0; j < columns; j += tall.columns()) {
            int o = 0;
            while (o < out) {
                ConvolutionTile tile = o < tallRows ? tall : low;
                int panel = o * cells.length + from * tile.rows();
                tile.slide(from, to, panels, panel, planes, j, cells, wide, at + o * wideRow + j, wideRow);
                o += tile.rows();
            }
        }
    }

    private static void compactShifted(
            float[] wide, int from, int planeRow, int height, int width, float b, float[] target, int to) {
        for (int i = 0; i < height; i++) {
            Vectors.shift(width, b, wide, from + i * planeRow, target, to + i * width);
        }
    }

    private static int roundUp(int n, int multiple) {
        return (n + multiple - 1) / multiple * multiple;
    }
}
