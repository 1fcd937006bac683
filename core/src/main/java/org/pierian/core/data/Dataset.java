package org.pierian.core.data;

import org.pierian.core.tensor.Shape;

/// Examples in memory.
public interface Dataset {

    /// Number of examples.
    int size();

    /// Shape of one example's input.
    Shape inputShape();

    /// Number of outputs that a network needs: the number of classes, 1 for a yes or no, or the
    /// number of numbers.
    int outputs();

    /// Whether an example belongs to a class, so that an answer is right or wrong; otherwise it has numbers.
    default boolean hasClasses() {
        return true;
    }

    /// Copies examples into a batch.
    ///
    /// @param order indices of examples
    /// @param from first place in `order` to use
    /// @param batch receives `batch.size()` examples
    void fill(int[] order, int from, Batch batch);
}
