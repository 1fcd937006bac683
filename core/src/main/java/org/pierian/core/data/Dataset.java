package org.pierian.core.data;

import org.pierian.core.tensor.TensorType;

/// Examples in memory.
public interface Dataset {

    /// Number of examples.
    int size();

    /// One example's input.
    TensorType inputType();

    /// What a network should output for one example.
    TargetType targetType();

    /// Copies examples into a batch.
    ///
    /// @param order indices of examples
    /// @param from first place in `order` to use
    /// @param batch receives `batch.size()` examples
    void fill(int[] order, int from, Batch batch);
}
