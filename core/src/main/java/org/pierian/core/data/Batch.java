package org.pierian.core.data;

import org.pierian.core.tensor.Tensor;

/// Some examples: their inputs and what a network should output for them.
///
/// | tensor    | shape                | meaning                                                           |
/// |-----------|----------------------|-------------------------------------------------------------------|
/// | `inputs`  | `[batch, ...]`       | a network's input buffer                                          |
/// | `lengths` | a number each        | steps of each example that count; none where all count in full     |
/// | `classes` | `[batch, positions]` | class at each position, -1 where none counts; none for numbers    |
/// | `targets` | `[batch, outputs]`   | wanted outputs; of a class 1 at its place, else 0; none for losses of classes |
///
/// @param inputs the inputs
/// @param lengths steps that count, where inputs are padded; empty elsewhere
/// @param classes the classes, or [Tensor#NONE]
/// @param targets the wanted outputs, or [Tensor#NONE]
@SuppressWarnings("ArrayRecordComponent") // buffers, never compared
public record Batch(Tensor inputs, int[] lengths, Tensor classes, Tensor targets) {

    private static final int[] IN_FULL = {};

    /// Examples that all count in full.
    public Batch(Tensor inputs, Tensor classes, Tensor targets) {
        this(inputs, IN_FULL, classes, targets);
    }

    /// Number of examples.
    public int size() {
        return inputs.rows();
    }
}
