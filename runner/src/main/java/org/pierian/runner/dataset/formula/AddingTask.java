package org.pierian.runner.dataset.formula;

import java.util.List;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Numbers of which two are marked, whose sum is learned.
///
/// @param length number of steps, each a number and a marker
record AddingTask(int length) implements Formula {

    @Override
    public TensorType input() {
        return TensorType.numbers(Shape.of(length, 2));
    }

    @Override
    public TargetType target() {
        return new TargetType.Numbers(Shape.of(1));
    }

    @Override
    public List<String> classes() {
        return List.of();
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public void write(SetNumbers draws, int example, float[] inputs, int at, float[] targets, int to) {
        int half = length / 2;
        int first = draws.below(example, length, half);
        int second = half + draws.below(example, length + 1, length - half);
        for (int t = 0; t < length; t++) {
            inputs[at + 2 * t] = draws.single(example, t);
            inputs[at + 2 * t + 1] = t == first || t == second ? 1 : 0;
        }
        targets[to] = (float) ((double) inputs[at + 2 * first] + inputs[at + 2 * second]);
    }
}
