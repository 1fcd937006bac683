package org.pierian.core.loss;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Losses;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Mean over the outputs of the cross-entropy of the logistic function of an output with a number of 0 to 1, see
/// [Losses#binaryCrossEntropy]: several answers of yes or no for one example, or probabilities of yes.
///
/// **Source:** PyTorch, `torch.nn.BCEWithLogitsLoss`.
public final class MultiLabelCrossEntropy implements Loss {

    private final Losses backend;
    private final double[] positiveWeights;

    /// @param backend computes it
    /// @param positiveWeights for each output how much 1 counts, above 0
    public MultiLabelCrossEntropy(Backend backend, double[] positiveWeights) {
        this.backend = backend.losses();
        this.positiveWeights = positiveWeights.clone();
    }

    @Override
    public Takes takes() {
        return Takes.NUMBERS;
    }

    @Override
    public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, Tensor losses) {
        backend.binaryCrossEntropy(output, batch.targets(), positiveWeights, scale, losses, gradient);
    }
}
