package org.pierian.core.backend.cpu.normalization;

import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.backend.cpu.reduction.RowSum;

/// 64-lane sums of intermediate results, which may be written over.
final class LaneSums {

    private final CpuReductions reductions;

    /// @param reductions has the form in use for sums of rows
    LaneSums(CpuReductions reductions) {
        this.reductions = reductions;
    }

    /// The sum of `terms[at .. at + n)`; changes them.
    float sum(int n, float[] terms, int at) {
        return n < RowSum.LANES ? fold(n, terms, at) : reductions.rowSum(n).sum(n, terms, at);
    }

    /// Where each lane has one element or none, the elements are the lanes. The last addition makes +0 of -0, as
    /// lanes that start at +0 do.
    private static float fold(int n, float[] terms, int at) {
        int count = n;
        for (int width = RowSum.LANES / 2; width > 0; width /= 2) {
            for (int lane = at; lane + width < at + count; lane++) {
                terms[lane] += terms[lane + width];
            }
            count = Math.min(count, width);
        }
        return 0f + terms[at];
    }

    /// The mean of `x[at .. at + n)`, which stays as it is.
    ///
    /// @param scratch of at least n numbers
    float mean(int n, float[] x, int at, float[] scratch) {
        if (n >= RowSum.LANES) {
            return reductions.rowSum(n).sum(n, x, at) / n;
        }
        System.arraycopy(x, at, scratch, 0, n);
        return fold(n, scratch, 0) / n;
    }

    /// Sums of channels: chains over the examples.
    ///
    /// @param planeSums `[examples, channels]`
    /// @param sums receives them
    void chain(int examples, int channels, float[] planeSums, float[] sums) {
        reductions.columnSums(examples * channels).sum(examples, channels, planeSums, sums);
    }

    /// The same, or what goes on from `sums`.
    void chain(boolean continued, int examples, int channels, float[] planeSums, float[] sums) {
        if (!continued) {
            chain(examples, channels, planeSums, sums);
            return;
        }
        for (int n = 0; n < examples; n++) {
            for (int c = 0; c < channels; c++) {
                sums[c] += planeSums[n * channels + c];
            }
        }
    }
}
