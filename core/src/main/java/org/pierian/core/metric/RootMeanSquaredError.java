package org.pierian.core.metric;

/// Root of the mean of `(y - t)^2` over all outputs of all examples.
public final class RootMeanSquaredError extends NumberMetric {

    /// The metric's name.
    public static final String NAME = "rmse";

    /// @param units what outputs and targets are in the units of the data, before they were scaled
    public RootMeanSquaredError(TargetUnits units) {
        super(NAME, Better.LOWER, 2, 0, units);
    }

    @Override
    void add(double error, float target) {
        addTo(0, error * error);
        addTo(1, 1);
    }

    @Override
    public double value() {
        return Math.sqrt(sum(0) / sum(1)) * units().unit();
    }
}
