package org.pierian.core.backend.cpu.convolution;

import java.util.Arrays;
import java.util.function.Supplier;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.matmul.MatMulKernel;

/// The readable form of [ConvolutionKernel].
public final class ScalarConvolution implements ConvolutionKernel {

    private final Supplier<ConvolutionKernel> kernelInUse;

    /// One that does all of its work.
    public ScalarConvolution() {
        this.kernelInUse = () -> this;
    }

    /// One that leaves work to the kernel in use as soon as that is another one: by plain loops a batch can
    /// take seconds. The other kernel continues with the next example, or begins a sum anew, which gives the
    /// same bits.
    ///
    /// @param kernelInUse the kernel that calls go to at the moment
    ScalarConvolution(Supplier<ConvolutionKernel> kernelInUse) {
        this.kernelInUse = kernelInUse;
    }

    @SuppressWarnings("ReferenceEquality") // which object is in use is what is asked for
    private boolean isReplaced() {
        return kernelInUse.get() != this;
    }

    @Override
    public void forward(
            ChannelGroup group,
            int first,
            int end,
            float[] x,
            float[] weight,
            float[] bias,
            float[] y,
            ExampleTask after) {
        float[] planes = ConvolutionScratch.ofThread().planes(group.planesSize());
        Planes.clear(group.planesSize(), planes);
        Window w = group.window;
        for (int n = first; n < end; n++) {
            if (isReplaced()) {
                kernelInUse.get().forward(group, n, end, x, weight, bias, y, after);
                return;
            }
            Planes.pad(group, x, n, planes);
            for (int o = 0; o < group.out; o++) {
                int to = (n * group.allOut + group.firstOut + o) * w.outArea();
                plane(
                        planes,
                        group.cells,
                        w.strideHeight() * w.reachWidth(),
                        w.strideWidth(),
                        weight,
                        group.firstOut + o,
                        group.allOut,
                        y,
                        to,
                        w.outHeight(),
                        w.outWidth());
                if (bias.length > 0) {
                    addToPlane(to, w.outArea(), bias[group.firstOut + o], y);
                }
            }
            after.run(n);
        }
    }

    private static void addToPlane(int from, int area, float b, float[] y) {
        for (int i = from; i < from + area; i++) {
            y[i] += b;
        }
    }

    /// One plane of results: for every window the products of its cells with a kernel, summed in segments. The
    /// loops run over the cells outside and over the windows inside, which leaves each sum's order as it is.
    ///
    /// @param rowStep distance between the first cells of windows below each other
    /// @param columnStep distance between the first cells of neighbouring windows
    /// @param column place of the kernel in a row of `weight`
    /// @param row length of a row of `weight`
    private static void plane(
            float[] planes,
            int[] cells,
            int rowStep,
            int columnStep,
            float[] weight,
            int column,
            int row,
            float[] target,
            int to,
            int height,
            int width) {
        int area = height * width;
        float[] totals = ConvolutionScratch.ofThread().more(area);
        for (int from = 0; from < cells.length; from += MatMulKernel.SEGMENT) {
            int end = Math.min(cells.length, from + MatMulKernel.SEGMENT);
            if (from > 0) {
                System.arraycopy(target, to, totals, 0, area);
            }
            Arrays.fill(target, to, to + area, 0f);
            for (int p = from; p < end; p++) {
                float factor = weight[p * row + column];
                for (int i = 0; i < height; i++) {
                    addProducts(width, factor, planes, cells[p] + i * rowStep, columnStep, target, to + i * width);
                }
            }
            for (int q = 0; from > 0 && q < area; q++) {
                target[to + q] = totals[q] + target[to + q];
            }
        }
    }

    private static void addProducts(int n, float factor, float[] planes, int at, int step, float[] sums, int to) {
        for (int j = 0; j < n; j++) {
            sums[to + j] = Fma.fma(planes[at + j * step], factor, sums[to + j]);
        }
    }

    @Override
    public void inputGradient(ChannelGroup group, int first, int end, float[] dy, float[] weight, float[] dx) {
        ConvolutionScratch scratch = ConvolutionScratch.ofThread();
        float[] planes = scratch.planes(group.spreadSize());
        Planes.clear(group.spreadSize(), planes);
        int cells = group.turnedCells.length;
        float[] turned = scratch.weights(group.in * cells);
        Window w = group.window;
        for (int c = 0; c < group.in; c++) {
            turn(group, weight, c, turned, c * cells);
        }
        for (int n = first; n < end; n++) {
            if (isReplaced()) {
                kernelInUse.get().inputGradient(group, n, end, dy, weight, dx);
                return;
            }
            Planes.spread(group, dy, n, planes);
            for (int c = 0; c < group.in; c++) {
                int to = (n * group.allIn + group.firstIn + c) * w.area();
                int row = group.spreadWidth();
                plane(planes, group.turnedCells, row, 1, turned, c * cells, 1, dx, to, w.height(), w.width());
            }
        }
    }

    /// The kernels of one input channel, rotated by 180 degrees, in the order (out-channel, row, column).
    private static void turn(ChannelGroup group, float[] weight, int channel, float[] turned, int to) {
        int cells = group.window.cells();
        for (int o = 0; o < group.out; o++) {
            for (int cell = 0; cell < cells; cell++) {
                int from = channel * cells + cells - 1 - cell;
                turned[to + o * cells + cell] = weight[from * group.allOut + group.firstOut + o];
            }
        }
    }

    @Override
    public void weightGradient(
            ChannelGroup group,
            int first,
            int end,
            WeightStart start,
            float[] x,
            float[] dy,
            float[] dw,
            ExampleTask before) {
        ConvolutionScratch scratch = ConvolutionScratch.ofThread();
        float[] planes = scratch.planes(group.planesSize());
        Planes.clear(group.planesSize(), planes);
        float[] sums = scratch.wide(group.cells.length * group.out);
        if (start == WeightStart.EXAMPLES) {
            load(group, dw, sums);
        }
        for (int from = first; from < end; from += GROUP) {
            for (int n = from; n < Math.min(end, from + GROUP); n++) {
                if (isReplaced() && (from == first || start == WeightStart.NOTHING)) {
                    for (int m = n; m < end; m++) {
                        before.run(m);
                    }
                    kernelInUse.get().weightGradient(group, first, end, start, x, dy, dw, ExampleTask.NONE);
                    return;
                }
                before.run(n);
                Planes.pad(group, x, n, planes);
                addExample(group, planes, dy, n, n == from && start != WeightStart.EXAMPLES, sums);
            }
            store(group, sums, from > first || start == WeightStart.GROUPS, dw);
        }
    }

    private static void load(ChannelGroup group, float[] dw, float[] sums) {
        for (int p = 0; p < group.cells.length; p++) {
            System.arraycopy(dw, p * group.allOut + group.firstOut, sums, p * group.out, group.out);
        }
    }

    private static void store(ChannelGroup group, float[] sums, boolean add, float[] dw) {
        for (int p = 0; p < group.cells.length; p++) {
            for (int o = 0; o < group.out; o++) {
                int to = p * group.allOut + group.firstOut + o;
                float sum = sums[p * group.out + o];
                dw[to] = add ? dw[to] + sum : sum;
            }
        }
    }

    private static void addExample(ChannelGroup group, float[] planes, float[] dy, int n, boolean fresh, float[] sums) {
        int windows = group.corners.length;
        float[] four = ConvolutionScratch.ofThread().more(4);
        for (int from = 0; from < windows; from += MatMulKernel.SEGMENT) {
            int to = Math.min(windows, from + MatMulKernel.SEGMENT);
            for (int p = 0; p < group.cells.length; p++) {
                int cell = group.cells[p];
                int row = (n * group.allOut + group.firstOut) * windows;
                int at = p * group.out;
                int o = 0;
                for (; o + 4 <= group.out; o += 4) {
                    fourChains(planes, cell, group.corners, from, to, dy, row + o * windows, windows, four);
                    for (int i = 0; i < 4; i++) {
                        sums[at + o + i] = fresh && from == 0 ? four[i] : sums[at + o + i] + four[i];
                    }
                }
                for (; o < group.out; o++) {
                    float sum = 0f;
                    for (int q = from; q < to; q++) {
                        sum = Fma.fma(planes[cell + group.corners[q]], dy[row + o * windows + q], sum);
                    }
                    sums[at + o] = fresh && from == 0 ? sum : sums[at + o] + sum;
                }
            }
        }
    }

    /// The sums of four output channels, one next to the other.
    private static void fourChains(
            float[] planes, int cell, int[] corners, int from, int to, float[] dy, int row, int line, float[] four) {
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        for (int q = from; q < to; q++) {
            float x = planes[cell + corners[q]];
            s0 = Fma.fma(x, dy[row + q], s0);
            s1 = Fma.fma(x, dy[row + line + q], s1);
            s2 = Fma.fma(x, dy[row + 2 * line + q], s2);
            s3 = Fma.fma(x, dy[row + 3 * line + q], s3);
        }
        four[0] = s0;
        four[1] = s1;
        four[2] = s2;
        four[3] = s3;
    }
}
