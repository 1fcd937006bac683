package org.pierian.runner.predict;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.metric.TargetUnits;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Numbers in the target's own unit: `output * unit + center` in binary64, each operation rounded, or the exponential
/// of that where logarithms were learned.
///
/// @param units what outputs are in the target's own unit
/// @param shape shape of the outputs of one example
record NumberAnswer(TargetUnits units, Shape shape) implements Answers {

    @Override
    public List<String> names() {
        return PositionAnswer.names(shape);
    }

    @Override
    public List<Object> of(Tensor outputs, int example) {
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            numbers.add(units.original(outputs.get(example * shape.size() + i)));
        }
        return numbers;
    }
}
