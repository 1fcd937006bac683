package org.pierian.core.data;

import org.pierian.core.tensor.Tensor;

/// Some examples: their inputs and what a network should make of them.
///
/// | tensor    | shape              | meaning                                            |
/// |-----------|--------------------|----------------------------------------------------|
/// | `inputs`  | `[batch, ...]`     | a network's input buffer                           |
/// | `targets` | `[batch, outputs]` | wanted outputs; for classes, 1 at the class, else 0 |
///
/// @param inputs the inputs
/// @param targets the wanted outputs
/// @param labels class of each example, for the first `inputs.rows()` entries; meaningless for a dataset
/// without classes
@SuppressWarnings("ArrayRecordComponent") // a handle on buffers, never compared
public record Batch(Tensor inputs, Tensor targets, int[] labels) {

    /// Number of examples.
    public int size() {
        return inputs.rows();
    }
}
