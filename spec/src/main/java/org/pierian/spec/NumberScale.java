package org.pierian.spec;

/// What is done to the numbers of a column. Mean, deviation, least and greatest are those of the training rows.
public enum NumberScale {
    /// Nothing.
    @Doc("the number itself.")
    NONE,
    /// `(x - mean) / deviation`, and 0 where the training rows have one number only.
    @Doc("`(x - mean) / deviation` over the training rows; 0 where these have one number only.")
    STANDARD,
    /// `(x - min) / (max - min)`, and 0 where the training rows have one number only.
    @Doc("`(x - min) / (max - min)` over the training rows; 0 where these have one number only.")
    MINMAX
}
