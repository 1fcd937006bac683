package org.pierian.core.layer.basic;

import org.pierian.core.tensor.Tensor;

/// Where dropout's masks come from: random numbers in a run, a recording in a test that replays one.
@FunctionalInterface
public interface KeepMask {

    /// Writes 1 for each element to keep and 0 for each to drop.
    ///
    /// @param step number of the training step
    /// @param first number of the mask's first element in the step; above 0 where the step comes in parts
    /// @param mask receives elements `from .. to`, in the order of the batch
    /// @param from first element
    /// @param to behind the last element
    void fill(long step, int first, Tensor mask, int from, int to);
}
