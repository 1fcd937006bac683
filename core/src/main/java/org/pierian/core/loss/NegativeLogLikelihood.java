package org.pierian.core.loss;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Losses;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Negative logarithm of the probability of the class, where the outputs are logarithms of probabilities, see
/// [Losses#negativeLogLikelihood]. A mean divides by the sum of the weights of the targets' classes.
///
/// **Source:** PyTorch, `torch.nn.NLLLoss`.
public final class NegativeLogLikelihood implements Loss {

    private final Losses backend;
    private final Tensor weights;

    /// @param backend computes it
    /// @param weights weight of each class, above 0
    public NegativeLogLikelihood(Backend backend, double[] weights) {
        this.backend = backend.losses();
        this.weights = ClassWeights.tensor(backend, weights);
    }

    @Override
    public Takes takes() {
        return Takes.CLASSES;
    }

    @Override
    public double weight(Batch batch, int target) {
        return ClassWeights.of(weights, batch, target);
    }

    @Override
    public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, Tensor losses) {
        backend.negativeLogLikelihood(output, batch.classes(), weights, scale, losses, gradient);
    }
}
