package org.pierian.spec;

/// How pixels of 0 to 255 are scaled.
public enum PixelScale {
    /// `(pixel - mean pixel of the training set) / 256`, as in the chapter.
    @Doc("`(pixel - mean pixel of the training set) / 256`, as in the chapter.")
    CENTERED,
    /// `pixel / 255`.
    @Doc("`pixel / 255`.")
    UNIT,
    /// `(pixel - mean pixel) / standard deviation of the pixels`, both of the training set.
    @Doc("`(pixel - mean pixel) / standard deviation of the pixels`, both of the training set.")
    STANDARD
}
