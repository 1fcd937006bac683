package org.pierian.spec;

/// How the pixels of a picture of another size are worked out.
public enum ResizeFilter {
    /// The pixel at the middle.
    @Doc("The pixel at the middle.")
    NEAREST,
    /// Neighbours by their distance; where the picture becomes smaller, all pixels below a triangle.
    @Doc("Neighbours by their distance; where the picture becomes smaller, all pixels below a triangle.")
    BILINEAR,
    /// The mean of the pixels that it covers.
    @Doc("The mean of the pixels that it covers.")
    AREA
}
