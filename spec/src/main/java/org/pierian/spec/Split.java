package org.pierian.spec;

/// A part of the examples of a dataset.
public enum Split {
    /// The training set; measured during training.
    TRAIN,
    /// The validation set, which not every dataset has; measured after each epoch.
    VALIDATION,
    /// The test set; measured once, after training; of a dataset without a validation set, after each epoch.
    TEST
}
