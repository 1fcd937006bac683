package org.pierian.runner.predict;

import java.util.List;
import org.pierian.core.metric.TargetUnits;
import org.pierian.core.tensor.Tensor;

/// A number in the target's own unit: `output * unit + center` in binary64, each operation rounded, or the exponential
/// of that where logarithms were learned.
///
/// @param units what outputs are in the target's own unit
record NumberAnswer(TargetUnits units) implements Answers {

    @Override
    public List<String> names() {
        return List.of(ClassAnswer.PREDICTION);
    }

    @Override
    public List<Object> of(Tensor outputs, int example) {
        return List.of(units.original(outputs.get(example)));
    }
}
