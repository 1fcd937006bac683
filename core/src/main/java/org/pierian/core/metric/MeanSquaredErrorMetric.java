package org.pierian.core.metric;

/// Mean of `(y - t)^2` over all outputs of all examples.
///
/// **Source:** scikit-learn, `mean_squared_error`.
public final class MeanSquaredErrorMetric extends SquaredErrorMetric {

    /// @param units what outputs and targets are in the units of the data, before they were scaled
    public MeanSquaredErrorMetric(TargetUnits units) {
        super("mse", units);
    }

    @Override
    public double value() {
        return meanSquare() * units().unit() * units().unit();
    }
}
