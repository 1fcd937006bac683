package org.pierian.core.metric;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// A metric that adds up a function of output and target, over all outputs of all examples.
abstract class NumberMetric extends SummedMetric {

    private final TargetUnits units;

    /// @param units what outputs and targets are in the units of the data
    /// @param plain number of plain sums, the last of which is the number of outputs
    NumberMetric(String name, Better better, int plain, int pairs, TargetUnits units) {
        super(name, better, plain, pairs);
        this.units = units;
    }

    /// Adds one output.
    ///
    /// @param error difference of output and target, to be multiplied by the [unit][TargetUnits#unit]
    /// @param target what the output should be
    abstract void add(double error, float target);

    final TargetUnits units() {
        return units;
    }

    @Override
    public final boolean needsClasses() {
        return false;
    }

    @Override
    public final void add(Tensor output, Batch batch, Tensor losses) {
        Tensor targets = batch.targets();
        for (int i = 0; i < output.size(); i++) {
            float target = targets.get(i);
            add(units.difference(output.get(i), target), target);
        }
    }
}
