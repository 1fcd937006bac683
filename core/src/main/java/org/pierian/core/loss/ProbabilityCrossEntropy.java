package org.pierian.core.loss;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Losses;
import org.pierian.core.backend.SoftTargets;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Cross-entropy of the softmax probabilities with probabilities of the classes that are wanted, see
/// [Losses#probabilityCrossEntropy]. A mean divides by the number of examples, whatever the weights.
///
/// **Source:** PyTorch, `torch.nn.CrossEntropyLoss` with class probabilities as targets.
public final class ProbabilityCrossEntropy implements Loss {

    private final Losses backend;
    private final SoftTargets form;

    /// @param backend computes it
    /// @param weights weight of each class, above 0
    /// @param smoothing part of the target that is spread evenly over all classes, 0 to below 1
    public ProbabilityCrossEntropy(Backend backend, double[] weights, double smoothing) {
        this.backend = backend.losses();
        this.form = new SoftTargets(ClassWeights.tensor(backend, weights), (float) smoothing);
    }

    @Override
    public Takes takes() {
        return Takes.NUMBERS;
    }

    @Override
    public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, Tensor losses) {
        backend.probabilityCrossEntropy(output, batch.targets(), form, scale, losses, gradient);
    }
}
