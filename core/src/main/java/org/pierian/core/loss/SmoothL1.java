package org.pierian.core.loss;

import org.pierian.core.backend.Backend;

/// Mean over the outputs of `e^2 / (2 beta)` where `|e| < beta`, and of `|e| - beta / 2` elsewhere, with `e =
/// y[j] - t[j]`; the sum is one chain over j. It is [Huber] divided by `beta`.
///
/// **Source:** Girshick 2015, *Fast R-CNN*, eq. 3; PyTorch, `torch.nn.SmoothL1Loss`.
public final class SmoothL1 extends Difference {

    private final float beta;

    /// @param backend computes it
    /// @param beta where the square becomes a straight line, above 0
    public SmoothL1(Backend backend, float beta) {
        super(backend, fold(beta));
        this.beta = beta;
    }

    private static MeanFold fold(float beta) {
        return (sum, y, t) -> sum + one(beta, Math.abs(y - t));
    }

    /// Not of a comparison with NaN, which stays NaN.
    private static float one(float beta, float distance) {
        return distance >= beta ? distance - 0.5f * beta : 0.5f * distance * distance / beta;
    }

    @Override
    protected float factor(float scale, int outputs) {
        return scale / outputs;
    }

    @Override
    protected float slope(float factor, float y, float t) {
        return factor * Math.clamp((y - t) / beta, -1f, 1f);
    }
}
