package org.pierian.core.metric;

/// Mean of `|y - t| / max(|t|, 2^-52)` over all outputs of all examples; not multiplied by 100.
///
/// **Source:** scikit-learn, `mean_absolute_percentage_error`.
public final class MeanAbsolutePercentageError extends NumberMetric {

    private static final double SMALLEST = 0x1p-52; // so that a target of 0 is divided by

    /// @param units what outputs and targets are in the units of the data, before they were scaled
    public MeanAbsolutePercentageError(TargetUnits units) {
        super("mape", Better.LOWER, 1, 1, units);
    }

    @Override
    void add(double error, float target) {
        double size = Math.max(Math.abs(units().ofTarget(target)), SMALLEST);
        addToPair(0, Math.abs(error * units().unit()) / size);
        addTo(0, 1);
    }

    @Override
    public double value() {
        return pair(0) / sum(0);
    }
}
