package org.pierian.core.metric;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Mean of `|y - t|` over all outputs of all examples.
public final class MeanAbsoluteErrorMetric extends SummedMetric {

    /// The metric's name.
    public static final String NAME = "mae";

    private final double unit;

    /// @param unit what a difference of 1 is in the units of the data, before they were scaled
    public MeanAbsoluteErrorMetric(double unit) {
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
            addTo(0, Math.abs((double) output.get(i) - targets.get(i)));
        }
        addTo(1, output.size());
    }

    @Override
    public double value() {
        return sum(0) / sum(1) * unit;
    }
}
