package org.pierian.spec;

/// How the pixels of a picture that is turned are worked out.
public enum Interpolation {
    /// The pixel at the place.
    @Doc("The pixel at the place.")
    NEAREST,
    /// The four around the place, by their distance.
    @Doc("The four around the place, by their distance.")
    BILINEAR
}
