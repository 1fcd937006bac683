package org.pierian.spec;

/// What a pixel of 0 to 255 becomes.
public enum PixelScale {
    /// `(pixel - average pixel of the training set) / 256`, as in the chapter.
    @Doc("`(pixel - average pixel of the training set) / 256`, as in the chapter.")
    CENTERED,
    /// `pixel / 255`.
    @Doc("`pixel / 255`.")
    UNIT,
    /// `(pixel - average pixel) / standard deviation of the pixels`, both of the training set.
    @Doc("`(pixel - average pixel) / standard deviation of the pixels`, both of the training set.")
    STANDARD
}
