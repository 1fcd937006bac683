package org.pierian.core.metric;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Coefficient of determination: `1 - sum (y - t)^2 / variation`; where the wanted outputs do not vary, 1 for
/// answers without error and else 0.
public final class Determination extends SummedMetric {

    /// The metric's name.
    public static final String NAME = "r2";

    private final double variation;

    /// @param variation sum of the squared differences of the wanted outputs of all examples from their mean
    public Determination(double variation) {
        super(NAME, Better.HIGHER, 1);
        this.variation = variation;
    }

    @Override
    public boolean needsClasses() {
        return false;
    }

    @Override
    public void add(Tensor output, Batch batch, Tensor losses) {
        Tensor targets = batch.targets();
        for (int i = 0; i < output.size(); i++) {
            double error = (double) output.get(i) - targets.get(i);
            addTo(0, error * error);
        }
    }

    @Override
    public double value() {
        if (variation == 0) {
            return sum(0) == 0 ? 1 : 0;
        }
        return 1 - sum(0) / variation;
    }
}
