package org.pierian.core.layer;

/// What a forward pass is for.
public enum Mode {
    /// Followed by a backward pass; dropout drops.
    TRAIN,
    /// Only the output counts; every example's output is independent of the others in its batch.
    EVAL
}
