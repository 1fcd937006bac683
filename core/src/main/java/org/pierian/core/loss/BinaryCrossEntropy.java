package org.pierian.core.loss;

import org.pierian.core.arithmetic.Logistic;
import org.pierian.core.backend.Backend;

/// Negative logarithm of the probability of the class, where the logistic function of the single output is the
/// probability of class 1: `log(1 + exp(x))` for class 0 and `positiveWeight * log(1 + exp(-x))` for class 1.
/// The derivatives are `sigmoid(x)` and `-positiveWeight * sigmoid(-x)`. Each is computed in binary64, see
/// [Logistic], and rounded once.
///
/// **Source:** PyTorch, `torch.nn.BCEWithLogitsLoss`, whose `pos_weight` is the weight.
public final class BinaryCrossEntropy extends BinaryLoss {

    private final double positiveWeight;

    /// @param backend computes it
    /// @param positiveWeight factor of the losses of class 1, above 0
    public BinaryCrossEntropy(Backend backend, double positiveWeight) {
        super(backend);
        this.positiveWeight = positiveWeight;
    }

    @Override
    protected float loss(float x, boolean positive) {
        return (float) (positive ? positiveWeight * Logistic.softplus(-x) : Logistic.softplus(x));
    }

    @Override
    protected float slope(float x, boolean positive) {
        return (float) (positive ? -positiveWeight * Logistic.sigmoid(-x) : Logistic.sigmoid(x));
    }
}
