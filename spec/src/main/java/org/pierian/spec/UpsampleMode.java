package org.pierian.spec;

/// Where an `upsample` takes its numbers from.
public enum UpsampleMode {
    /// The nearest one.
    @Doc("The nearest one.")
    NEAREST,
    /// The four around, by their distance; corners are not aligned.
    @Doc("The four around, weighted by their distance; corners are not aligned.")
    BILINEAR
}
