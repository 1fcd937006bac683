package org.pierian.core.loss;

import org.pierian.core.backend.Backend;

/// How far the single output is from `margin` on the side of its class: `max(0, margin - x)` for class 1 and
/// `max(0, margin + x)` for class 0. Where that is 0 the gradient is 0.
///
/// **Source:** Cortes and Vapnik 1995, *Support-vector networks*; scikit-learn, `hinge_loss`.
public final class Hinge extends BinaryLoss {

    private final float margin;

    /// @param backend computes it
    /// @param margin the distance from 0 that is enough, above 0
    public Hinge(Backend backend, float margin) {
        super(backend);
        this.margin = margin;
    }

    @Override
    protected float loss(float x, boolean positive) {
        return Math.max(0f, positive ? margin - x : margin + x);
    }

    @Override
    protected float slope(float x, boolean positive) {
        return loss(x, positive) <= 0f ? 0f : positive ? -1f : 1f;
    }
}
