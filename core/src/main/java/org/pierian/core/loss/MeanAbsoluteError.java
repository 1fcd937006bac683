package org.pierian.core.loss;

import org.pierian.core.backend.Backend;

/// Mean over the outputs of absolute differences: `(sum over j of |y[j] - t[j]|) / outputs`, the sum one chain over
/// j. Where both are equal the gradient is 0.
///
/// **Source:** PyTorch, `torch.nn.L1Loss`.
public final class MeanAbsoluteError extends Difference {

    private static final MeanFold DISTANCES = (sum, y, t) -> sum + Math.abs(y - t);

    /// @param backend computes it
    public MeanAbsoluteError(Backend backend) {
        super(backend, DISTANCES);
    }

    @Override
    protected float factor(float scale, int outputs) {
        return scale / outputs;
    }

    @Override
    protected float slope(float factor, float y, float t) {
        return factor * Math.signum(y - t);
    }
}
