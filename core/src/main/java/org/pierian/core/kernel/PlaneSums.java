package org.pierian.core.kernel;

/// Sums over the planes of each channel, as the gradient of a convolution's bias needs them, shared out among threads
/// by
/// channels.
///
/// Each layer has one, because it holds what the threads work on.
public final class PlaneSums implements Parallel.Task {

    private static final float[] EMPTY = {};
    /// Elements below which one thread does everything.
    private static final long SERIAL = 1 << 15;

    private int batch;
    private int channels;
    private int area;
    private float[] x = EMPTY;
    private float[] sums = EMPTY;

    /// `sums[c]` is a chain of additions over the examples, from +0, of the 64-lane sums of `x[n, c, ..]`.
    ///
    /// @param x `[batch, channels, area]`
    public void sum(int batch, int channels, int area, float[] x, float[] sums) {
        this.batch = batch;
        this.channels = channels;
        this.area = area;
        this.x = x;
        this.sums = sums;
        Parallel.run((long) batch * channels * area < SERIAL ? 1 : channels, this);
        this.x = EMPTY;
        this.sums = EMPTY;
    }

    @Override
    public void run(int part, int parts) {
        Reductions reductions = Kernels.reductions();
        int end = (int) ((long) channels * (part + 1) / parts);
        for (int c = (int) ((long) channels * part / parts); c < end; c++) {
            float sum = 0f;
            for (int n = 0; n < batch; n++) {
                sum += reductions.sum(area, x, (n * channels + c) * area);
            }
            sums[c] = sum;
        }
    }
}
