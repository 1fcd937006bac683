package org.pierian.core.loss;

import org.pierian.core.backend.Backend;

/// Mean over the outputs of `e^2 / 2` where `|e| <= delta`, and of `delta * (|e| - delta / 2)` elsewhere, with `e =
/// y[j] - t[j]`; the sum is one chain over j.
///
/// **Source:** Huber 1964, *Robust estimation of a location parameter*; PyTorch, `torch.nn.HuberLoss`.
public final class Huber extends Difference {

    private final float delta;

    /// @param backend computes it
    /// @param delta where the square becomes a straight line, above 0
    public Huber(Backend backend, float delta) {
        super(backend, fold(delta));
        this.delta = delta;
    }

    private static MeanFold fold(float delta) {
        return (sum, y, t) -> sum + one(delta, Math.abs(y - t));
    }

    /// Not of a comparison with NaN, which stays NaN.
    private static float one(float delta, float distance) {
        return distance > delta ? delta * (distance - 0.5f * delta) : 0.5f * distance * distance;
    }

    @Override
    protected float factor(float scale, int outputs) {
        return scale / outputs;
    }

    @Override
    protected float slope(float factor, float y, float t) {
        return factor * Math.clamp(y - t, -delta, delta);
    }
}
