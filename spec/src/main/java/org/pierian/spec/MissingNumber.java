package org.pierian.spec;

/// What stands for a number that is missing.
public enum MissingNumber {
    /// Nothing: the file is refused.
    @Doc("a missing number is a mistake.")
    REFUSE,
    /// The mean of the training rows' numbers, then scaled.
    @Doc("the mean of those that the training rows have, then scaled.")
    MEAN,
    /// The number 0, then scaled.
    @Doc("the number 0, then scaled.")
    ZERO
}
