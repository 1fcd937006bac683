package org.pierian.core.kernel;

/// The readable form of [Convolution].
final class ScalarConvolution implements Convolution {

    @Override
    public void forward(ChannelGroup group, int batch, float[] x, float[] weight, float[] y) {
        float[] planes = ConvolutionScratch.ofThread().planes(group.planesSize());
        int windows = group.corners.length;
        for (int n = 0; n < batch; n++) {
            Planes.pad(group, x, n, planes);
            for (int o = 0; o < group.out; o++) {
                int to = (n * group.allOut + group.firstOut + o) * windows;
                for (int q = 0; q < windows; q++) {
                    y[to + q] =
                            product(planes, group.corners[q], group.cells, weight, group.firstOut + o, group.allOut);
                }
            }
        }
    }

    /// The products of one window with one kernel, summed in segments.
    private static float product(float[] planes, int corner, int[] cells, float[] weight, int column, int row) {
        float total = 0f;
        for (int from = 0; from < cells.length; from += MatMul.SEGMENT) {
            int to = Math.min(cells.length, from + MatMul.SEGMENT);
            float sum = 0f;
            for (int p = from; p < to; p++) {
                sum = Fma.fma(planes[corner + cells[p]], weight[p * row + column], sum);
            }
            total = from == 0 ? sum : total + sum;
        }
        return total;
    }

    @Override
    public void inputGradient(ChannelGroup group, int batch, float[] dy, float[] weight, float[] dx) {
        ConvolutionScratch scratch = ConvolutionScratch.ofThread();
        float[] planes = scratch.planes(group.spreadSize());
        float[] turned = scratch.weights(group.turnedCells.length);
        Window w = group.window;
        for (int n = 0; n < batch; n++) {
            Planes.spread(group, dy, n, planes);
            for (int c = 0; c < group.in; c++) {
                turn(group, weight, c, turned);
                int to = (n * group.allIn + group.firstIn + c) * w.area();
                for (int i = 0; i < w.height(); i++) {
                    for (int j = 0; j < w.width(); j++) {
                        int corner = i * group.spreadWidth() + j;
                        dx[to++] = product(planes, corner, group.turnedCells, turned, 0, 1);
                    }
                }
            }
        }
    }

    /// The kernels of one input channel, turned by 180 degrees, in the order (out-channel, row, column).
    private static void turn(ChannelGroup group, float[] weight, int channel, float[] turned) {
        int cells = group.window.cells();
        for (int o = 0; o < group.out; o++) {
            for (int cell = 0; cell < cells; cell++) {
                int from = channel * cells + cells - 1 - cell;
                turned[o * cells + cell] = weight[from * group.allOut + group.firstOut + o];
            }
        }
    }

    @Override
    public void weightGradient(ChannelGroup group, int batch, float[] x, float[] dy, float[] dw) {
        ConvolutionScratch scratch = ConvolutionScratch.ofThread();
        float[] planes = scratch.planes(group.planesSize());
        float[] sums = scratch.wide(group.cells.length * group.out);
        for (int first = 0; first < batch; first += GROUP) {
            for (int n = first; n < Math.min(batch, first + GROUP); n++) {
                Planes.pad(group, x, n, planes);
                addExample(group, planes, dy, n, n == first, sums);
            }
            for (int p = 0; p < group.cells.length; p++) {
                for (int o = 0; o < group.out; o++) {
                    int to = p * group.allOut + group.firstOut + o;
                    float sum = sums[p * group.out + o];
                    dw[to] = first == 0 ? sum : dw[to] + sum;
                }
            }
        }
    }

    private static void addExample(ChannelGroup group, float[] planes, float[] dy, int n, boolean fresh, float[] sums) {
        int windows = group.corners.length;
        for (int from = 0; from < windows; from += MatMul.SEGMENT) {
            int to = Math.min(windows, from + MatMul.SEGMENT);
            for (int p = 0; p < group.cells.length; p++) {
                for (int o = 0; o < group.out; o++) {
                    int row = (n * group.allOut + group.firstOut + o) * windows;
                    float sum = 0f;
                    for (int q = from; q < to; q++) {
                        sum = Fma.fma(planes[group.cells[p] + group.corners[q]], dy[row + q], sum);
                    }
                    int at = p * group.out + o;
                    sums[at] = fresh && from == 0 ? sum : sums[at] + sum;
                }
            }
        }
    }
}
