package org.pierian.core.kernel;

import java.util.Arrays;

/// Sums over the planes of each channel, as the gradient of a convolution's bias needs them, taken example by example.
///
/// Each layer has one, because it holds the sums of a batch.
public final class PlaneSums implements ExampleWork {

    private static final float[] EMPTY = {};

    private int channels;
    private int area;
    private float[] x = EMPTY;
    private float[] planeSums = EMPTY; // [batch, channels]
    private ExampleWork before = ExampleWork.NONE;

    /// Begins a batch.
    ///
    /// @param x `[batch, channels, area]`
    /// @param before done with each example before `x` is read
    /// @return this
    public ExampleWork of(int batch, int channels, int area, float[] x, ExampleWork before) {
        this.channels = channels;
        this.area = area;
        this.x = x;
        this.before = before;
        if (planeSums.length < batch * channels) {
            planeSums = new float[batch * channels];
        }
        return this;
    }

    @Override
    public void run(int example) {
        before.run(example);
        Reductions reductions = Kernels.reductions();
        for (int i = example * channels; i < (example + 1) * channels; i++) {
            planeSums[i] = reductions.sum(area, x, i * area);
        }
    }

    /// Writes the batch's sums when all examples have been run: `sums[c]` is a chain of additions over the examples,
    /// from +0, of the 64-lane sums of `x[n, c, ..]`.
    public void finish(int batch, float[] sums) {
        Arrays.fill(sums, 0, channels, 0f);
        for (int n = 0; n < batch; n++) {
            for (int c = 0; c < channels; c++) {
                sums[c] += planeSums[n * channels + c];
            }
        }
        this.x = EMPTY;
        this.before = ExampleWork.NONE;
    }
}
