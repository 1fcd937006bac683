package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Part of the classes for which the outputs are right, 0 to 1, among those that count.
abstract class HitRate extends ClassMetric {

    HitRate(String name) {
        super(name, Better.HIGHER, 2, 0);
    }

    /// Whether outputs are right.
    ///
    /// @param output outputs of all classes in the batch
    /// @param from the first output for this class
    /// @param width number of outputs for it
    /// @param wanted the class
    abstract boolean isHit(Tensor output, int from, int width, int wanted);

    @Override
    final void add(Tensor output, int from, int width, int wanted) {
        addTo(0, isHit(output, from, width, wanted) ? 1 : 0);
        addTo(1, 1);
    }

    @Override
    public final double value() {
        return sum(0) / sum(1);
    }
}
