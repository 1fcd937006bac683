package org.pierian.spec;

/// How a picture is handed to the first layer.
public enum Layout {
    /// As one axis, `[channels * height * width]`.
    @Doc("As one axis, `[channels * height * width]`.")
    FLAT,
    /// As `[channels, height, width]`.
    @Doc("As `[channels, height, width]`.")
    IMAGE
}
