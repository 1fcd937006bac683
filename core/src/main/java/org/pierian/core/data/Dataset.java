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

    /// Says that training begins an epoch: examples may be other ones in each.
    ///
    /// @param epoch its number, from 0
    default void beginEpoch(int epoch) {}

    /// Steps of an example that count, where the input is padded; 0 where all examples count in full.
    ///
    /// @param example its index
    default int length(int example) {
        return 0;
    }

    /// Copies examples into a batch.
    ///
    /// @param order indices of examples
    /// @param from first place in `order` to use
    /// @param batch receives `batch.size()` examples
    void fill(int[] order, int from, Batch batch);
}
