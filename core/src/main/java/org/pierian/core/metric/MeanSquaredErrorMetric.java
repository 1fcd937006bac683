package org.pierian.core.metric;

/// Mean of `(y - t)^2` over all outputs of all examples.
///
/// **Source:** scikit-learn, `mean_squared_error`.
public final class MeanSquaredErrorMetric extends NumberMetric {

    /// @param units what outputs and targets are in the units of the data, before they were scaled
    public MeanSquaredErrorMetric(TargetUnits units) {
        super("mse", Better.LOWER, 2, 0, units);
    }

    @Override
    void add(double error, float target) {
        addTo(0, error * error);
        addTo(1, 1);
    }

    @Override
    public double value() {
        return sum(0) / sum(1) * units().unit() * units().unit();
    }
}
