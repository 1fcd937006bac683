package org.pierian.spec;

/// What a pixel of 0 to 255 becomes.
public enum PixelScale {
    /// `(pixel - average pixel of the training set) / 256`, as in the chapter.
    @Doc("`(pixel - average pixel of the training set) / 256`, as in the chapter.")
    CENTERED,
    /// `pixel / 255`.
    @Doc("`pixel / 255`.")
    UNIT
}
