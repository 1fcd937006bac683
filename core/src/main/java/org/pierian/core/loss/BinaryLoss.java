package org.pierian.core.loss;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Combination;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// A loss of two classes, 0 and 1, and a single output, which is large for class 1.
abstract class BinaryLoss implements Loss {

    private final Elementwise elementwise;
    private final Combination losses;
    private final Combination slopes;
    private float scale;

    /// @param backend computes it
    BinaryLoss(Backend backend) {
        this.elementwise = backend.elementwise();
        this.losses = (x, c) -> c < 0f ? 0f : loss(x, c > 0f);
        this.slopes = (x, c) -> c < 0f ? 0f : scale * slope(x, c > 0f);
    }

    /// The loss of one target.
    ///
    /// @param x the output
    /// @param positive whether the class is 1
    protected abstract float loss(float x, boolean positive);

    /// Its derivative for the output.
    protected abstract float slope(float x, boolean positive);

    @Override
    public final Takes takes() {
        return Takes.CLASSES;
    }

    @Override
    public final void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, Tensor losses) {
        elementwise.combine(this.losses, 0, output.size(), output, batch.classes(), losses);
        if (!gradient.isNone()) {
            this.scale = scale;
            elementwise.combine(slopes, 0, output.size(), output, batch.classes(), gradient);
        }
    }
}
