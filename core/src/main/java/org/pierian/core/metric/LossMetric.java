package org.pierian.core.metric;

import org.pierian.core.data.Batch;
import org.pierian.core.loss.Loss;
import org.pierian.core.tensor.Tensor;

/// A function of the mean loss of the targets that count, each as often as its weight says.
abstract class LossMetric extends SummedMetric {

    private final Loss loss;
    private final boolean ofClasses;

    /// @param name the metric's name
    /// @param loss says which targets count
    /// @param ofClasses whether it is defined for classes only
    LossMetric(String name, Loss loss, boolean ofClasses) {
        super(name, Better.LOWER, 2);
        this.loss = loss;
        this.ofClasses = ofClasses;
    }

    @Override
    public final boolean needsClasses() {
        return ofClasses;
    }

    @Override
    public final void add(Tensor output, Batch batch, Tensor losses) {
        int targets = loss.targets(batch);
        for (int i = 0; i < targets; i++) {
            addTo(0, losses.get(i));
            addTo(1, loss.weight(batch, i) * units(batch, i));
        }
    }

    /// How many units a target has of what the mean is of, such as characters.
    ///
    /// @param target its place among the targets of the batch
    double units(Batch batch, int target) {
        return 1;
    }

    /// The mean loss of a unit.
    final double mean() {
        return sum(0) / sum(1);
    }
}
