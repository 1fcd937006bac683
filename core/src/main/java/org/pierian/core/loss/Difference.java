package org.pierian.core.loss;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Combination;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.RowFold;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// A loss that is a sum or a mean, over the outputs of an example, of a function of output and target.
abstract class Difference implements Loss {

    private final Elementwise elementwise;
    private final Reductions reductions;
    private final RowFold fold;
    private final Combination slope;
    private float factor;

    /// @param backend computes it
    /// @param fold the loss of one example
    Difference(Backend backend, RowFold fold) {
        this.elementwise = backend.elementwise();
        this.reductions = backend.reductions();
        this.fold = fold;
        this.slope = (y, t) -> slope(factor, y, t);
    }

    /// The gradient for one output.
    ///
    /// @param factor from [#factor]
    protected abstract float slope(float factor, float y, float t);

    /// What all gradients of a batch share.
    ///
    /// @param scale factor of the sum of the losses
    /// @param outputs of one example
    protected abstract float factor(float scale, int outputs);

    @Override
    public final Takes takes() {
        return Takes.NUMBERS;
    }

    @Override
    public final void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, Tensor losses) {
        reductions.foldRows(fold, output, batch.targets(), losses);
        if (!gradient.isNone()) {
            factor = factor(scale, output.rowSize());
            elementwise.combine(slope, 0, output.size(), output, batch.targets(), gradient);
        }
    }
}
