package org.pierian.spec;

/// How the numbers of arrays are scaled.
public enum ArrayScale {
    /// Not at all.
    @Doc("not at all.")
    NONE,
    /// `x / 255`.
    @Doc("`x / 255`, for pictures of bytes.")
    UNIT,
    /// `(x - mean) / deviation`, and 0 where all training examples have the same number.
    @Doc("`(x - mean) / deviation` over the training set; 0 where it has one number alone. Of `[features]` and"
            + " `[time, features]` each feature has its own mean and deviation, of more axes each channel, the first"
            + " axis.")
    STANDARD
}
