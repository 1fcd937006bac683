package org.pierian.core.loss;

import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Backend;

/// Sum over the outputs of squared differences: `sum over j of (y[j] - t[j])^2`, one chain of fma over j.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `SSE`.
public final class SumOfSquaredErrors extends Difference {

    /// @param backend computes it
    public SumOfSquaredErrors(Backend backend) {
        super(backend, (sum, y, t) -> {
            float error = y - t;
            return Fma.fma(error, error, sum);
        });
    }

    @Override
    protected float factor(float scale, int outputs) {
        return 2f * scale;
    }

    @Override
    protected float slope(float factor, float y, float t) {
        return factor * (y - t);
    }
}
