package org.pierian.core.loss;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.SoftTargets;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// [SoftmaxCrossEntropy] with weights of the classes and smoothed targets, see [Reductions#softCrossEntropy]. A
/// mean divides by the sum of the weights of the targets' classes.
///
/// **Source:** PyTorch, `torch.nn.CrossEntropyLoss` with `weight` and `label_smoothing`; Szegedy et al. 2016,
/// *Rethinking the Inception architecture for computer vision*, sec. 7.
public final class SoftCrossEntropy implements Loss {

    private final Reductions reductions;
    private final SoftTargets targets;

    /// @param backend computes it
    /// @param weights weight of each class, above 0
    /// @param smoothing part of the target that is spread evenly over all classes, 0 to below 1
    public SoftCrossEntropy(Backend backend, double[] weights, double smoothing) {
        this.reductions = backend.reductions();
        this.targets = new SoftTargets(ClassWeights.tensor(backend, weights), (float) smoothing);
    }

    @Override
    public Takes takes() {
        return Takes.CLASSES;
    }

    @Override
    public double weight(Batch batch, int target) {
        return ClassWeights.of(targets.weights(), batch, target);
    }

    @Override
    public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, Tensor losses) {
        reductions.softCrossEntropy(output, batch.classes(), targets, scale, losses, gradient);
    }
}
