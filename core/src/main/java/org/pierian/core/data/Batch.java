package org.pierian.core.data;

import org.pierian.core.tensor.Tensor;

/// Some examples: their inputs and what a network should output for them.
///
/// | tensor    | shape                | meaning                                                           |
/// |-----------|----------------------|-------------------------------------------------------------------|
/// | `inputs`  | `[batch, ...]`       | a network's input buffer                                          |
/// | `classes` | `[batch, positions]` | class at each position, -1 where none counts; none for numbers    |
/// | `targets` | `[batch, outputs]`   | wanted outputs; of a class 1 at its place, else 0; none for losses of classes |
///
/// @param inputs the inputs
/// @param classes the classes, or [Tensor#NONE]
/// @param targets the wanted outputs, or [Tensor#NONE]
public record Batch(Tensor inputs, Tensor classes, Tensor targets) {

    /// Number of examples.
    public int size() {
        return inputs.rows();
    }

    /// Number of positions that have a class.
    public int countedClasses() {
        int count = 0;
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i) >= 0f) {
                count++;
            }
        }
        return count;
    }
}
