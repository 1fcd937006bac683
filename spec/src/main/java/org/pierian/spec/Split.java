package org.pierian.spec;

/// A part of the examples of a dataset.
public enum Split {
    /// The training set; measured during training.
    TRAIN,
    /// The test set; measured after each epoch.
    TEST
}
