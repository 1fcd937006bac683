package org.pierian.runner.predict;

import java.util.List;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.dataset.Scaling;

/// A number in the target's own unit: `output * unit + center` in binary64, each operation rounded.
///
/// @param scaling what was done to the numbers that the network has learned
record NumberAnswer(Scaling scaling) implements Answers {

    @Override
    public List<String> names() {
        return List.of(ClassAnswer.PREDICTION);
    }

    @Override
    public List<Object> of(Tensor outputs, int example) {
        return List.of(outputs.get(example) * scaling.unit() + scaling.center());
    }
}
