package org.pierian.core.metric;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Root of the mean of `(y - t)^2` over all outputs of all examples.
public final class RootMeanSquaredError extends SummedMetric {

    /// The metric's name.
    public static final String NAME = "rmse";

    private final double unit;

    /// @param unit what a difference of 1 is in the units of the data, before they were scaled
    public RootMeanSquaredError(double unit) {
        super(NAME, Better.LOWER, 2);
        this.unit = unit;
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
        addTo(1, output.size());
    }

    @Override
    public double value() {
        return Math.sqrt(sum(0) / sum(1)) * unit;
    }
}
