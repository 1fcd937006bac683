package org.pierian.runner.dataset.formula;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Symbols that are said again after a delay.
///
/// @param symbols number of different symbols; the next index is blank, and the one after it asks for the answer
/// @param length number of symbols that are copied
/// @param delay steps from the last symbol to the one that asks for the answer
record CopyTask(int symbols, int length, int delay) implements Formula {

    private int steps() {
        return 2 * length + delay;
    }

    @Override
    public TensorType input() {
        return TensorType.indices(Shape.of(steps()), symbols + 2);
    }

    @Override
    public TargetType target() {
        return new TargetType.Classes(Shape.of(steps()), symbols);
    }

    @Override
    public List<String> classes() {
        return IntStream.range(0, symbols).mapToObj(Integer::toString).toList();
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public void write(SetNumbers draws, int example, float[] inputs, int at, float[] targets, int to) {
        int answer = steps() - length;
        Arrays.fill(inputs, at + length, at + steps(), symbols);
        inputs[at + answer - 1] = symbols + 1f;
        Arrays.fill(targets, to, to + answer, -1f);
        for (int i = 0; i < length; i++) {
            int symbol = draws.below(example, i, symbols);
            inputs[at + i] = symbol;
            targets[to + answer + i] = symbol;
        }
    }
}
