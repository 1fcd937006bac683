package org.pierian.core.metric;

import org.pierian.core.loss.Loss;

/// The mean loss of the targets that count, each as often as its weight says.
public final class MeanLoss extends LossMetric {

    /// The metric's name.
    public static final String NAME = "loss";

    /// @param loss says which targets count
    public MeanLoss(Loss loss) {
        super(NAME, loss, false);
    }

    /// Sum of the losses.
    public double lossSum() {
        return sum(0);
    }

    @Override
    public double value() {
        return mean();
    }
}
