package org.pierian.core.loss;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// How far a network's outputs are from what they should be: one number per example.
public interface Loss {

    /// Writes the loss of each example and the gradient of their scaled sum.
    ///
    /// @param output the network's output, `[batch, outputs]`
    /// @param batch what it should have been
    /// @param scale factor of the sum of the losses: 1 / batch for their mean, 1 for their sum
    /// @param gradient receives `scale * d loss / d output`, `[batch, outputs]`
    /// @param losses receives the unscaled loss of each example
    void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, float[] losses);

    /// Writes the loss of each example only.
    ///
    /// @param output the network's output, `[batch, outputs]`
    /// @param batch what it should have been
    /// @param losses receives the loss of each example
    void losses(Tensor output, Batch batch, float[] losses);
}
