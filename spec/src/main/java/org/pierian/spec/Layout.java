package org.pierian.spec;

/// The shape of an image as the first layer gets it.
public enum Layout {
    /// As one axis, `[channels * height * width]`.
    @Doc("As one axis, `[channels * height * width]`.")
    FLAT,
    /// As `[channels, height, width]`.
    @Doc("As `[channels, height, width]`.")
    IMAGE
}
