package org.pierian.core.data;

import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Examples as float32 numbers, row by row.
public final class DenseDataset implements Dataset {

    private final TensorType inputType;
    private final int width;
    private final float[] inputs;
    private final Targets targets;
    private final int size;

    /// Examples of numbers.
    ///
    /// @param inputShape shape of one example
    /// @param inputs all examples, one after the other; kept, not copied
    /// @param targets what they should become
    public DenseDataset(Shape inputShape, float[] inputs, Targets targets) {
        this(TensorType.numbers(inputShape), inputs, targets);
    }

    /// @param inputType one example
    /// @param inputs all examples, one after the other; kept, not copied
    /// @param targets what they should become
    public DenseDataset(TensorType inputType, float[] inputs, Targets targets) {
        this.inputType = inputType;
        this.width = inputType.shape().size();
        this.inputs = inputs;
        this.targets = targets;
        this.size = inputs.length / width;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public TensorType inputType() {
        return inputType;
    }

    @Override
    public TargetType targetType() {
        return new TargetType.Classes(targets.outputs());
    }

    @Override
    public void fill(int[] order, int from, Batch batch) {
        Rows.copy(inputs, width, order, from, batch.size(), batch.inputs());
        targets.fill(order, from, batch);
    }
}
