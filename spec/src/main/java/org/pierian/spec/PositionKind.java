package org.pierian.spec;

/// Where the vectors of positions come from.
public enum PositionKind {
    /// They are learned.
    @Doc("They are learned.")
    LEARNED,
    /// They are sines and cosines.
    @Doc("They are sines and cosines, and nothing is learned.")
    SINUSOIDAL
}
