package org.pierian.core.backend.cpu.convolution;

import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.backend.cpu.reduction.RowSum;

/// Sums over the planes of each channel, as the gradient of a convolution's bias needs them, taken example by
/// example.
///
/// Each layer has one, because it holds the sums of a batch.
final class PlaneSums implements ExampleTask {

    private static final float[] EMPTY = {};

    private final CpuReductions reductions;
    private int channels;
    private int area;
    private float[] x = EMPTY;
    private float[] planeSums = EMPTY; // [batch, channels]
    private ExampleTask before = ExampleTask.NONE;

    /// @param reductions has the form in use for sums of rows
    PlaneSums(CpuReductions reductions) {
        this.reductions = reductions;
    }

    /// Begins a batch.
    ///
    /// @param x `[batch, channels, area]`
    /// @param before done with each example before `x` is read
    /// @return this
    ExampleTask of(int batch, int channels, int area, float[] x, ExampleTask before) {
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
        RowSum sums = reductions.rowSum(area);
        for (int i = example * channels; i < (example + 1) * channels; i++) {
            planeSums[i] = sums.sum(area, x, i * area);
        }
    }

    /// Writes the batch's sums when all examples have been run: `sums[c]` is a chain of additions over the
    /// examples, from +0, of the 64-lane sums of `x[n, c, ..]`.
    ///
    /// @param store whether sums are written, added or continued
    void finish(int batch, float[] sums, Store store) {
        for (int c = 0; c < channels; c++) {
            float sum = store == Store.CONTINUE ? sums[c] : 0f;
            for (int n = 0; n < batch; n++) {
                sum += planeSums[n * channels + c];
            }
            sums[c] = store == Store.ADD ? sums[c] + sum : sum;
        }
        this.x = EMPTY;
        this.before = ExampleTask.NONE;
    }
}
