package org.pierian.core.loss;

import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Backend;

/// Mean over the outputs of squared differences: `(sum over j of (y[j] - t[j])^2) / outputs`, the sum one chain of
/// fma over j.
///
/// **Source:** PyTorch, `torch.nn.MSELoss`.
public final class MeanSquaredError extends Difference {

    private static final MeanFold SQUARES = (sum, y, t) -> {
        float error = y - t;
        return Fma.fma(error, error, sum);
    };

    /// @param backend computes it
    public MeanSquaredError(Backend backend) {
        super(backend, SQUARES);
    }

    @Override
    protected float factor(float scale, int outputs) {
        return 2f * scale / outputs;
    }

    @Override
    protected float slope(float factor, float y, float t) {
        return factor * (y - t);
    }
}
