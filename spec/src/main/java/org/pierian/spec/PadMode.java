package org.pierian.spec;

/// What new entries of an axis hold.
public enum PadMode {
    /// Zeros.
    @Doc("Zeros.")
    ZEROS,
    /// The entry at the end.
    @Doc("The entry at the end.")
    REPLICATE,
    /// The entries next to the one at the end, in reverse.
    @Doc("The entries next to the one at the end, in reverse.")
    REFLECT
}
