package org.pierian.spec;

/// How the numbers of a column are scaled. Mean, standard deviation, minimum and maximum are those of the training
/// rows.
public enum NumberScale {
    /// Not at all.
    @Doc("not at all.")
    NONE,
    /// `(x - mean) / deviation`, and 0 where all training rows have the same number.
    @Doc("`(x - mean) / deviation` over the training rows; 0 where all of these have the same number.")
    STANDARD,
    /// `(x - min) / (max - min)`, and 0 where all training rows have the same number.
    @Doc("`(x - min) / (max - min)` over the training rows; 0 where all of these have the same number.")
    MINMAX
}
