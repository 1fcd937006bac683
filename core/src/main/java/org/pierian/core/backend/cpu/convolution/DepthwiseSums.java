package org.pierian.core.backend.cpu.convolution;

import java.util.Arrays;
import org.pierian.core.backend.ConvolutionGeometry;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.matmul.MatMulKernel;
import org.pierian.core.backend.cpu.thread.Claims;
import org.pierian.core.backend.cpu.thread.Team;

/// [ConvolutionSums] where each channel is a group of its own: loops over neighbouring windows, with the same bits as
/// [GroupedSums]. Threads divide examples among themselves, and for the gradient of the weight the channels.
final class DepthwiseSums implements ConvolutionSums, Team.Task {

    private static final float[] EMPTY = {};
    /// Output channels of a group up to which loops are faster than tiles of several kernels.
    private static final int MOST_KERNELS = 4;

    /// What the threads compute.
    private enum Sum {
        OUTPUT,
        INPUT_GRADIENT,
        WEIGHT_GRADIENT
    }

    private final Window w;
    private final int multiplier;
    private final int outChannels;
    private final DepthwisePlane plane;
    private final int spreadHeight;
    private final int spreadWidth;
    private final int[] turnedCells; // of rotated windows in the planes of output gradients of a channel
    private final DepthwiseForms forms;
    private final long multiplications; // of one example
    private final Team team;
    private final EachExample examples;
    private final Claims pieces = new Claims();
    private Sum sum = Sum.OUTPUT;
    private int first; // examples of a weight gradient
    private int end;
    private WeightStart start = WeightStart.NOTHING;
    private float[] x = EMPTY;
    private float[] y = EMPTY;
    private float[] weight = EMPTY;
    private float[] bias = EMPTY;
    private ExampleTask after = ExampleTask.NONE;

    DepthwiseSums(ConvolutionGeometry geometry, DepthwiseForms forms, Team team) {
        this.w = geometry.window();
        this.multiplier = geometry.outPerGroup();
        this.outChannels = geometry.outChannels();
        this.plane = new DepthwisePlane(w);
        this.spreadHeight = w.spreadHeight();
        this.spreadWidth = w.spreadWidth();
        this.turnedCells = new int[multiplier * w.cells()];
        for (int p = 0; p < turnedCells.length; p++) {
            int row = p / w.cells() * spreadHeight + p % w.cells() / w.kernelWidth() * w.dilationHeight();
            turnedCells[p] = row * spreadWidth + p % w.kernelWidth() * w.dilationWidth();
        }
        this.forms = forms;
        this.multiplications = geometry.multiplications();
        this.team = team;
        this.examples = new EachExample(team);
    }

    /// Whether a geometry is of this kind: channels apart, and each sum one segment.
    static boolean fits(ConvolutionGeometry geometry) {
        return geometry.groups() > 1
                && geometry.inPerGroup() == 1
                && geometry.outPerGroup() <= MOST_KERNELS
                && geometry.outPerGroup() * geometry.window().cells() <= MatMulKernel.SEGMENT;
    }

    @Override
    public void expect(int batch) {
        forms.count(batch * multiplications);
    }

    @Override
    public void forward(int batch, float[] x, float[] weight, float[] bias, float[] y, ExampleTask after) {
        this.bias = bias;
        this.after = after;
        run(Sum.OUTPUT, batch, x, weight, y);
        this.bias = EMPTY;
        this.after = ExampleTask.NONE;
    }

    @Override
    public void inputGradient(int batch, float[] dy, float[] weight, float[] dx) {
        run(Sum.INPUT_GRADIENT, batch, dx, weight, dy);
    }

    @Override
    public void weightGradient(
            int first, int end, WeightStart start, float[] x, float[] dy, float[] dw, ExampleTask before) {
        examples.run(first, end, before);
        this.first = first;
        this.end = end;
        this.start = start;
        run(Sum.WEIGHT_GRADIENT, w.channels(), x, dw, dy);
    }

    private void run(Sum sum, int count, float[] x, float[] weight, float[] y) {
        this.sum = sum;
        this.x = x;
        this.weight = weight;
        this.y = y;
        pieces.offer(0, count);
        team.run(count, this);
        this.x = EMPTY;
        this.weight = EMPTY;
        this.y = EMPTY;
    }

    @Override
    public void run(int part, int parts) {
        ConvolutionScratch scratch = ConvolutionScratch.ofThread();
        boolean spreads = sum == Sum.INPUT_GRADIENT;
        int size = spreads ? multiplier * spreadHeight * spreadWidth : plane.size();
        float[] planes = scratch.planes(size + WindowChains.SLACK);
        Arrays.fill(planes, 0, size, 0f);
        float[] kernels = scratch.weights(multiplier * w.cells());
        float[] sums = scratch.wide(Math.max(multiplier * w.cells(), windows(spreads) + WindowChains.SLACK));
        float[] chains = scratch.more(w.cells() + 8);
        for (int i = pieces.claim(); i >= 0; i = pieces.claim()) {
            switch (sum) {
                case OUTPUT -> output(i, planes, kernels, sums);
                case INPUT_GRADIENT -> exampleGradient(i, planes, kernels, sums);
                case WEIGHT_GRADIENT -> weightGradient(i, planes, sums, chains);
            }
        }
    }

    /// Windows over a channel of `x`, or rotated ones over output gradients.
    private int windows(boolean rotated) {
        return rotated ? (w.height() - 1) * spreadWidth + w.width() : plane.windows();
    }

    private void output(int example, float[] planes, float[] kernel, float[] wide) {
        for (int c = 0; c < w.channels(); c++) {
            plane.fill(x, (example * w.channels() + c) * w.area(), planes);
            for (int o = c * multiplier; o < (c + 1) * multiplier; o++) {
                for (int p = 0; p < w.cells(); p++) {
                    kernel[p] = weight[p * outChannels + o];
                }
                forms.chains().sum(windows(false), planes, plane.cells(), kernel, wide);
                int to = (example * outChannels + o) * w.outArea();
                Planes.compact(wide, 0, plane.row(), w.outHeight(), w.outWidth(), y, to);
                if (bias.length > 0) {
                    for (int i = to; i < to + w.outArea(); i++) {
                        y[i] += bias[o];
                    }
                }
            }
        }
        after.run(example);
    }

    /// The chains over (out-channel, row, column) of the rotated kernels.
    private void exampleGradient(int example, float[] planes, float[] turned, float[] wide) {
        int cells = w.cells();
        for (int c = 0; c < w.channels(); c++) {
            for (int m = 0; m < multiplier; m++) {
                int o = c * multiplier + m;
                Planes.spreadPlane(w, y, (example * outChannels + o) * w.outArea(), planes, m * spreadHeight);
                for (int p = 0; p < cells; p++) {
                    turned[m * cells + p] = weight[(cells - 1 - p) * outChannels + o];
                }
            }
            forms.chains().sum(windows(true), planes, turnedCells, turned, wide);
            int to = (example * w.channels() + c) * w.area();
            Planes.compact(wide, 0, spreadWidth, w.height(), w.width(), x, to);
        }
    }

    private void weightGradient(int channel, float[] planes, float[] sums, float[] chains) {
        int cells = w.cells();
        boolean continued = start == WeightStart.EXAMPLES;
        if (continued) {
            load(channel, sums);
        }
        for (int from = first; from < end; from += ConvolutionKernel.GROUP) {
            for (int n = from; n < Math.min(end, from + ConvolutionKernel.GROUP); n++) {
                plane.fill(x, (n * w.channels() + channel) * w.area(), planes);
                for (int m = 0; m < multiplier; m++) {
                    boolean fresh = n == from && !continued;
                    addExample(n, channel * multiplier + m, fresh, planes, sums, m * cells, chains);
                }
            }
            store(channel, sums, from > first || start == WeightStart.GROUPS);
        }
    }

    private void load(int channel, float[] sums) {
        for (int m = 0; m < multiplier; m++) {
            for (int p = 0; p < w.cells(); p++) {
                sums[m * w.cells() + p] = weight[p * outChannels + channel * multiplier + m];
            }
        }
    }

    private void store(int channel, float[] sums, boolean add) {
        for (int m = 0; m < multiplier; m++) {
            for (int p = 0; p < w.cells(); p++) {
                int to = p * outChannels + channel * multiplier + m;
                float sum = sums[m * w.cells() + p];
                weight[to] = add ? weight[to] + sum : sum;
            }
        }
    }

    private void addExample(int example, int o, boolean fresh, float[] planes, float[] sums, int at, float[] chains) {
        int start = (example * outChannels + o) * w.outArea();
        for (int from = 0; from < w.outArea(); from += MatMulKernel.SEGMENT) {
            plane.cells(planes, from, Math.min(w.outArea(), from + MatMulKernel.SEGMENT), y, start, chains);
            for (int p = 0; p < w.cells(); p++) {
                sums[at + p] = fresh && from == 0 ? chains[p] : sums[at + p] + chains[p];
            }
        }
    }
}
