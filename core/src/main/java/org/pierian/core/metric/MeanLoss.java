package org.pierian.core.metric;

import org.pierian.core.data.Batch;
import org.pierian.core.loss.Loss;
import org.pierian.core.tensor.Tensor;

/// The mean loss of the targets that count, each as often as its weight says.
public final class MeanLoss extends SummedMetric {

    /// The metric's name.
    public static final String NAME = "loss";

    private final Loss loss;

    /// @param loss says which targets count
    public MeanLoss(Loss loss) {
        super(NAME, Better.LOWER, 2);
        this.loss = loss;
    }

    @Override
    public boolean needsClasses() {
        return false;
    }

    @Override
    public void add(Tensor output, Batch batch, Tensor losses) {
        int targets = loss.targets(batch);
        for (int i = 0; i < targets; i++) {
            addTo(0, losses.get(i));
            addTo(1, loss.weight(batch, i));
        }
    }

    /// Sum of the losses.
    public double lossSum() {
        return sum(0);
    }

    @Override
    public double value() {
        return sum(0) / sum(1);
    }
}
