package org.pierian.core.metric;

/// Coefficient of determination: `1 - sum (y - t)^2 / variation`; where the wanted outputs do not vary, 1 for
/// answers without error and else 0.
public final class Determination extends NumberMetric {

    /// The metric's name.
    public static final String NAME = "r2";

    private final double variation;

    /// @param units what outputs and targets are in the units of the data, before they were scaled
    /// @param variation sum of the squared differences of the wanted outputs of all examples from their mean,
    ///     each as [TargetUnits#measured] has it
    public Determination(TargetUnits units, double variation) {
        super(NAME, Better.HIGHER, 1, 0, units);
        this.variation = variation;
    }

    @Override
    void add(double error, float target) {
        addTo(0, error * error);
    }

    @Override
    public double value() {
        if (variation == 0) {
            return sum(0) == 0 ? 1 : 0;
        }
        return 1 - sum(0) / variation;
    }
}
