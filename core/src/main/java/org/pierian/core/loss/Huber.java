package org.pierian.core.loss;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Mean over the outputs of `e^2 / 2` where `|e| <= delta`, and of `delta * (|e| - delta / 2)` elsewhere, with `e =
/// y[j] - t[j]`; the sum is one chain over j.
///
/// **Source:** Huber 1964, *Robust estimation of a location parameter*; PyTorch, `torch.nn.HuberLoss`.
public final class Huber implements Loss {

    private final float delta;

    /// @param delta where the square becomes a straight line, above 0
    public Huber(float delta) {
        this.delta = delta;
    }

    @Override
    public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, float[] losses) {
        losses(output, batch, losses);
        float[] y = output.data();
        float[] t = batch.targets().data();
        float[] dy = gradient.data();
        float factor = scale / output.rowSize();
        for (int i = 0; i < output.size(); i++) {
            float error = y[i] - t[i];
            dy[i] = factor * Math.clamp(error, -delta, delta);
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
                sum += one(Math.abs(y[j] - t[j]));
            }
            losses[i] = sum / width;
        }
    }

    /// Not of a comparison with NaN, which stays NaN.
    private float one(float distance) {
        return distance > delta ? delta * (distance - 0.5f * delta) : 0.5f * distance * distance;
    }
}
