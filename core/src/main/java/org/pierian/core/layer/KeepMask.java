package org.pierian.core.layer;

/// Where dropout's masks come from: random numbers in a run, a recording in a test that replays one.
@FunctionalInterface
public interface KeepMask {

    /// Writes 1 for each element to keep and 0 for each to drop.
    ///
    /// @param step number of the training step
    /// @param mask receives the first `count` elements, in the order of the batch
    /// @param count elements in the batch
    void fill(long step, float[] mask, int count);
}
