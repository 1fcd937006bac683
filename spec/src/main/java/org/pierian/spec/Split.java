package org.pierian.spec;

/// A part of the examples.
public enum Split {
    /// Those that the network learns from; measured while it learns.
    TRAIN,
    /// Those that it does not learn from; measured after each epoch.
    TEST
}
