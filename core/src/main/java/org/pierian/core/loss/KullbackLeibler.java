package org.pierian.core.loss;

import org.pierian.core.arithmetic.Functions;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.RowFold;

/// How far probabilities, given as logarithms `y`, are from those that are wanted: the sum over the outputs of
/// `t[j] * (log(t[j]) - y[j])`, and 0 where `t[j]` is 0; of wanted logarithms `exp(t[j]) * (t[j] - y[j])`. The
/// sum is one chain over j.
///
/// **Source:** Kullback and Leibler 1951, *On information and sufficiency*; PyTorch, `torch.nn.KLDivLoss` with
/// `batchmean`.
public final class KullbackLeibler extends Difference {

    private static final RowFold OF_PROBABILITIES = (sum, y, t) -> t == 0f ? sum : sum + t * (Functions.log(t) - y);
    private static final RowFold OF_LOGARITHMS = (sum, y, t) -> sum + Functions.exp(t) * (t - y);

    private final boolean logTarget;

    /// @param backend computes it
    /// @param logTarget whether targets are logarithms of probabilities
    public KullbackLeibler(Backend backend, boolean logTarget) {
        super(backend, logTarget ? OF_LOGARITHMS : OF_PROBABILITIES);
        this.logTarget = logTarget;
    }

    @Override
    protected float factor(float scale, int outputs) {
        return scale;
    }

    @Override
    protected float slope(float factor, float y, float t) {
        return factor * -(logTarget ? Functions.exp(t) : t);
    }
}
