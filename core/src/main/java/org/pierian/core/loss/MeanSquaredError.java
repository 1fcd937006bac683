package org.pierian.core.loss;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Mean over the outputs of squared differences: `(sum over j of (y[j] - t[j])^2) / outputs`, the sum one chain of
/// fma over j.
///
/// **Source:** PyTorch, `torch.nn.MSELoss`.
public final class MeanSquaredError implements Loss {

    @Override
    public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, float[] losses) {
        losses(output, batch, losses);
        float[] y = output.data();
        float[] t = batch.targets().data();
        float[] dy = gradient.data();
        float factor = 2f * scale / output.rowSize();
        for (int i = 0; i < output.size(); i++) {
            dy[i] = factor * (y[i] - t[i]);
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
                float error = y[j] - t[j];
                sum = Math.fma(error, error, sum);
            }
            losses[i] = sum / width;
        }
    }
}
