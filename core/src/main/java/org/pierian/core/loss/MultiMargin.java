package org.pierian.core.loss;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Margin;
import org.pierian.core.backend.Reductions;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// How far the scores of the other classes are from being a margin below that of the class, see
/// [Reductions#multiMargin].
///
/// **Source:** Crammer and Singer 2001, *On the algorithmic implementation of multiclass kernel-based vector
/// machines*; PyTorch, `torch.nn.MultiMarginLoss`, whose mean divides by the number of targets, whatever their
/// weights.
public final class MultiMargin implements Loss {

    private final Reductions reductions;
    private final Margin margin;

    /// @param backend computes it
    /// @param margin width and kind of the margin, and how much the classes count
    public MultiMargin(Backend backend, Margin margin) {
        this.reductions = backend.reductions();
        this.margin = margin;
    }

    /// A loss with weights of classes.
    ///
    /// @param backend computes it
    /// @param margin width and kind of the margin
    /// @param weights weight of each class, above 0
    public MultiMargin(Backend backend, Margin margin, double[] weights) {
        this(backend, new Margin(margin.width(), margin.squared(), ClassWeights.tensor(backend, weights)));
    }

    @Override
    public Takes takes() {
        return Takes.CLASSES;
    }

    @Override
    public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, Tensor losses) {
        reductions.multiMargin(output, batch.classes(), margin, scale, losses, gradient);
    }
}
