package org.pierian.core.kernel;

import java.util.Arrays;

/// Sums over the planes of each channel, as the gradient of a convolution's bias needs them, shared out among threads
/// by planes in the order of memory.
///
/// Each layer has one, because it holds what the threads work on.
public final class PlaneSums implements Parallel.Task {

    private static final float[] EMPTY = {};
    /// Elements below which one thread does everything.
    private static final long SERIAL = 1 << 15;

    private int planes;
    private int area;
    private float[] x = EMPTY;
    private float[] planeSums = EMPTY; // [batch, channels]

    /// `sums[c]` is a chain of additions over the examples, from +0, of the 64-lane sums of `x[n, c, ..]`.
    ///
    /// @param x `[batch, channels, area]`
    public void sum(int batch, int channels, int area, float[] x, float[] sums) {
        this.planes = batch * channels;
        this.area = area;
        this.x = x;
        if (planeSums.length < planes) {
            planeSums = new float[planes];
        }
        Parallel.run((long) planes * area < SERIAL ? 1 : planes, this);
        this.x = EMPTY;
        Arrays.fill(sums, 0, channels, 0f);
        for (int i = 0; i < planes; i++) {
            sums[i % channels] += planeSums[i];
        }
    }

    @Override
    public void run(int part, int parts) {
        Reductions reductions = Kernels.reductions();
        int end = (int) ((long) planes * (part + 1) / parts);
        for (int i = (int) ((long) planes * part / parts); i < end; i++) {
            planeSums[i] = reductions.sum(area, x, i * area);
        }
    }
}
