package org.pierian.core.loss;

import org.pierian.core.data.Batch;
import org.pierian.core.kernel.Functions;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.Reductions;
import org.pierian.core.tensor.Tensor;

/// Negative logarithm of the softmax probability of the true class.
///
/// With `m` the largest output and `s = sum over j of exp(x[j] - m)` in 64 lanes, the loss is `log(s) -
/// (x[class] - m)` and the gradient `scale * (exp(x[j] - m) / s - [j is the class])`. Unlike the chapter's
/// `log(p + 1e-30)` it has no ceiling.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `SoftmaxCrossEntropy`.
public final class SoftmaxCrossEntropy implements Loss {

    private final float[] exponentials;

    /// @param outputs number of classes
    public SoftmaxCrossEntropy(int outputs) {
        this.exponentials = new float[outputs];
    }

    @Override
    public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, float[] losses) {
        float[] x = output.data();
        float[] dx = gradient.data();
        int width = output.rowSize();
        Reductions reductions = Kernels.reductions();
        for (int i = 0; i < batch.size(); i++) {
            int row = i * width;
            int label = batch.labels()[i];
            float max = reductions.max(width, x, row);
            float sum = reductions.expOfShifted(width, x, row, max, dx, row);
            for (int j = row; j < row + width; j++) {
                dx[j] = scale * (dx[j] / sum);
            }
            dx[row + label] = scale * (Functions.exp(x[row + label] - max) / sum - 1f);
            losses[i] = Functions.log(sum) - (x[row + label] - max);
        }
    }

    @Override
    public void losses(Tensor output, Batch batch, float[] losses) {
        float[] x = output.data();
        int width = output.rowSize();
        Reductions reductions = Kernels.reductions();
        for (int i = 0; i < batch.size(); i++) {
            int row = i * width;
            float max = reductions.max(width, x, row);
            float sum = reductions.expOfShifted(width, x, row, max, exponentials, 0);
            losses[i] = Functions.log(sum) - (x[row + batch.labels()[i]] - max);
        }
    }
}
