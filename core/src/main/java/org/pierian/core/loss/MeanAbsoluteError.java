package org.pierian.core.loss;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Mean over the outputs of absolute differences: `(sum over j of |y[j] - t[j]|) / outputs`, the sum one chain over
/// j. Where both are equal the gradient is 0.
///
/// **Source:** PyTorch, `torch.nn.L1Loss`.
public final class MeanAbsoluteError implements Loss {

    @Override
    public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, float[] losses) {
        losses(output, batch, losses);
        float[] y = output.data();
        float[] t = batch.targets().data();
        float[] dy = gradient.data();
        float factor = scale / output.rowSize();
        for (int i = 0; i < output.size(); i++) {
            dy[i] = factor * Math.signum(y[i] - t[i]);
        }
    }

    @Override
    public void losses(Tensor output, Batch batch, float[] losses) {
        float[] y = output.data();
        float[] t = batch.targets().data();
        int width = output.rowSize();
        for (int i = 0; i < batch.size(); i++) {
            float sum = 0f;
            for (int j = i * width; j < (i + 1) * width; j++) {
                sum += Math.abs(y[j] - t[j]);
            }
            losses[i] = sum / width;
        }
    }
}
