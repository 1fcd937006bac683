package org.pierian.core.data;

import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Examples as float32 numbers or indices, row by row, whose targets are classes.
public final class DenseDataset implements Dataset {

    private final InputRows inputs;
    private final Targets targets;

    /// Examples of numbers.
    ///
    /// @param inputShape shape of one example
    /// @param inputs all examples, one after the other; kept, not copied
    /// @param targets what they should become
    public DenseDataset(Shape inputShape, float[] inputs, Targets targets) {
        this(InputRows.ofNumbers(inputShape, inputs), targets);
    }

    /// @param inputs all examples
    /// @param targets what they should become
    public DenseDataset(InputRows inputs, Targets targets) {
        this.inputs = inputs;
        this.targets = targets;
    }

    @Override
    public int size() {
        return inputs.size();
    }

    @Override
    public TensorType inputType() {
        return inputs.type();
    }

    @Override
    public TargetType targetType() {
        return targets.type();
    }

    @Override
    public int length(int example) {
        return inputs.length(example);
    }

    @Override
    public void fill(int[] order, int from, Batch batch) {
        inputs.fill(order, from, batch);
        targets.fill(order, from, batch);
    }
}
