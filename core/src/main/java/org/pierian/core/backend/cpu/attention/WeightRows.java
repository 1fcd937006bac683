package org.pierian.core.backend.cpu.attention;

import java.util.Arrays;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.backend.cpu.reduction.RowSum;

/// The weights of one query, and the gradients of its scores.
///
/// Sums have key j in lane j mod 64. They run over whole rounds of lanes, with +0 for keys that are not seen,
/// which changes no lane.
final class WeightRows {

    private static final int LANES = RowSum.LANES;

    private final CpuReductions reductions;

    /// @param reductions has the exponentials and sums
    WeightRows(CpuReductions reductions) {
        this.reductions = reductions;
    }

    /// Weights of the keys `first .. end` for a query that sees keys `from .. to` of them.
    ///
    /// @param scores the score of key j at `s + j`
    /// @param weights receives the weight of key j at `w + j`, +0 for a key that is not seen
    /// @param row room for whole rounds of lanes
    void softmax(int first, int end, int from, int to, float[] scores, int s, float[] weights, int w, float[] row) {
        int base = from / LANES * LANES;
        int n = to - from;
        float max = max(scores, s + from, n);
        Arrays.fill(row, 0, from - base, 0f);
        reductions.exponentials(n).exp(n, scores, s + from, max, row, from - base);
        float sum = sum(row, to - base);
        Arrays.fill(weights, w + first, w + from, 0f);
        for (int i = 0; i < n; i++) {
            weights[w + from + i] = row[from - base + i] / sum;
        }
        Arrays.fill(weights, w + to, w + end, 0f);
    }

    /// Turns gradients of the weights of the keys `first .. end` into those of their scores.
    ///
    /// @param weights the weight of key j at `w + j`
    /// @param gradients of key j at `g + j`
    /// @param row room for whole rounds of lanes
    void gradient(int first, int end, int from, int to, float[] weights, int w, float[] gradients, int g, float[] row) {
        int base = from / LANES * LANES;
        Arrays.fill(row, 0, from - base, 0f);
        for (int j = from; j < to; j++) {
            row[j - base] = gradients[g + j] * weights[w + j];
        }
        float shift = -sum(row, to - base);
        Arrays.fill(gradients, g + first, g + from, 0f);
        for (int j = from; j < to; j++) {
            gradients[g + j] = (gradients[g + j] + shift) * weights[w + j];
        }
        Arrays.fill(gradients, g + to, g + end, 0f);
    }

    private float sum(float[] row, int n) {
        int whole = (n + LANES - 1) / LANES * LANES;
        Arrays.fill(row, n, whole, 0f);
        return reductions.rowSum(whole).sum(whole, row, 0);
    }

    private static float max(float[] x, int from, int n) {
        float max = x[from];
        for (int i = 1; i < n; i++) {
            max = Math.max(max, x[from + i]);
        }
        return max;
    }
}
