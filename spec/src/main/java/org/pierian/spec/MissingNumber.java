package org.pierian.spec;

/// What replaces a missing number.
public enum MissingNumber {
    /// Nothing; the file is refused.
    @Doc("a missing number is an error.")
    REFUSE,
    /// The mean of the training rows, then scaled.
    @Doc("the mean of the training rows, then scaled.")
    MEAN,
    /// The number 0, then scaled.
    @Doc("the number 0, then scaled.")
    ZERO
}
