package org.pierian.spec;

/// What a recurrent layer gives.
public enum RecurrentOutput {
    /// The state of every step.
    @Doc("The state of every step.")
    SEQUENCE,
    /// The state that each direction ends with.
    @Doc("The state that each direction ends with: at the last step of the sequence, and at its first.")
    LAST
}
