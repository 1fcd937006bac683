package org.pierian.core.loss;

import org.pierian.core.arithmetic.Functions;
import org.pierian.core.backend.Backend;

/// Mean over the outputs of the negative logarithm of a count's probability in the Poisson distribution, without
/// what depends on the count alone: `exp(y[j]) - t[j] * y[j]` where outputs are logarithms of rates, and `y[j] -
/// t[j] * log(y[j] + epsilon)` where they are rates. The sum is one chain over j.
///
/// **Source:** PyTorch, `torch.nn.PoissonNLLLoss`.
public final class Poisson extends Difference {

    private static final float HALF_LOG_TWO_PI = 0.9189385f;

    private final boolean logInput;
    private final float epsilon;

    /// @param backend computes it
    /// @param logInput whether outputs are logarithms of rates, and not rates
    /// @param full whether Stirling's approximation of the logarithm of the factorial is added for counts above 1
    /// @param epsilon added to a rate before its logarithm is taken
    public Poisson(Backend backend, boolean logInput, boolean full, float epsilon) {
        super(backend, fold(logInput, full, epsilon));
        this.logInput = logInput;
        this.epsilon = epsilon;
    }

    private static MeanFold fold(boolean logInput, boolean full, float epsilon) {
        return (sum, y, t) -> {
            float rate = logInput ? Functions.exp(y) - t * y : y - t * Functions.log(y + epsilon);
            return sum + (full && t > 1f ? rate + stirling(t) : rate);
        };
    }

    /// `t log t - t + log(2 pi t) / 2`.
    private static float stirling(float t) {
        float log = Functions.log(t);
        return (t * log - t) + (HALF_LOG_TWO_PI + 0.5f * log);
    }

    @Override
    protected float factor(float scale, int outputs) {
        return scale / outputs;
    }

    @Override
    protected float slope(float factor, float y, float t) {
        return factor * (logInput ? Functions.exp(y) - t : 1f - t / (y + epsilon));
    }
}
