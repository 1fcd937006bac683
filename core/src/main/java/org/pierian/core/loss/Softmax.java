package org.pierian.core.loss;

import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.Reductions;
import org.pierian.core.tensor.Tensor;

/// Probabilities from a network's outputs: `p[j] = exp(x[j] - max) / sum over k of exp(x[k] - max)` for every
/// row.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, `softmax`.
public final class Softmax {

    private Softmax() {}

    /// Writes the probabilities of each row.
    ///
    /// @param logits `[batch, classes]`
    /// @param probabilities receives `[batch, classes]`; another tensor than `logits`
    public static void apply(Tensor logits, Tensor probabilities) {
        float[] x = logits.data();
        float[] p = probabilities.data();
        int width = logits.rowSize();
        Reductions reductions = Kernels.reductions();
        for (int row = 0; row < logits.size(); row += width) {
            float sum = reductions.expOfShifted(width, x, row, reductions.max(width, x, row), p, row);
            for (int j = row; j < row + width; j++) {
                p[j] /= sum;
            }
        }
    }
}
