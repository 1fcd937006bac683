package org.pierian.core.metric;

/// A metric that follows from the mean of `(y - t)^2` over all outputs of all examples.
abstract class SquaredErrorMetric extends NumberMetric {

    SquaredErrorMetric(String name, TargetUnits units) {
        super(name, Better.LOWER, 2, 0, units);
    }

    @Override
    void add(double error, float target) {
        addTo(0, error * error);
        addTo(1, 1);
    }

    /// The mean, in the units of [TargetUnits#difference].
    final double meanSquare() {
        return sum(0) / sum(1);
    }
}
