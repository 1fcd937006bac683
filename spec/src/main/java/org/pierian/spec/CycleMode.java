package org.pierian.spec;

/// How the height of the cycles of a learning rate changes.
public enum CycleMode {
    /// Not at all.
    @Doc("Not at all.")
    TRIANGULAR,
    /// It is halved after each cycle.
    @Doc("It is halved after each cycle.")
    TRIANGULAR2,
    /// It is multiplied by `gamma` after each epoch or step.
    @Doc("It is multiplied by `gamma` after each epoch or step.")
    EXP_RANGE
}
