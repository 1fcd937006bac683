package org.pierian.core.metric;

/// Mean of `|y - t|` over all outputs of all examples.
public final class MeanAbsoluteErrorMetric extends NumberMetric {

    /// The metric's name.
    public static final String NAME = "mae";

    /// @param units what outputs and targets are in the units of the data, before they were scaled
    public MeanAbsoluteErrorMetric(TargetUnits units) {
        super(NAME, Better.LOWER, 2, 0, units);
    }

    @Override
    void add(double error, float target) {
        addTo(0, Math.abs(error));
        addTo(1, 1);
    }

    @Override
    public double value() {
        return sum(0) / sum(1) * units().unit();
    }
}
