package org.pierian.core.loss;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Reductions;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Negative logarithm of the softmax probability of the true class, see [Reductions#crossEntropy]. Unlike the
/// chapter's `log(p + 1e-30)` it has no ceiling.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `SoftmaxCrossEntropy`.
public final class SoftmaxCrossEntropy implements Loss {

    private final Reductions reductions;

    /// @param backend computes it
    public SoftmaxCrossEntropy(Backend backend) {
        this.reductions = backend.reductions();
    }

    @Override
    public Takes takes() {
        return Takes.CLASSES;
    }

    @Override
    public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, Tensor losses) {
        reductions.crossEntropy(output, batch.classes(), scale, losses, gradient);
    }
}
