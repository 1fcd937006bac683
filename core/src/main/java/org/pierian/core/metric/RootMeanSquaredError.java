package org.pierian.core.metric;

/// Root of the mean of `(y - t)^2` over all outputs of all examples.
public final class RootMeanSquaredError extends SquaredErrorMetric {

    /// The metric's name.
    public static final String NAME = "rmse";

    /// @param units what outputs and targets are in the units of the data, before they were scaled
    public RootMeanSquaredError(TargetUnits units) {
        super(NAME, units);
    }

    @Override
    public double value() {
        return Math.sqrt(meanSquare()) * units().unit();
    }
}
