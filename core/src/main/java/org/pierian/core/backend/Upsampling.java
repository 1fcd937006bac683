package org.pierian.core.backend;

/// How images are made larger.
///
/// With `s` the scale along an axis of n cells, cell i of the larger image lies at `max(0, (i + 0.5) / s - 0.5)` of the
/// smaller one. `bilinear` takes the two cells around it along each axis, weighted by their distance: the weight of the
/// far one is the fraction, that of the near one 1 minus it, each rounded to float32. Otherwise it is cell `i div s`.
///
/// @param channels number of channels
/// @param height height of the smaller image
/// @param width width of the smaller image
/// @param scaleHeight times that the height becomes, at least 1
/// @param scaleWidth times that the width becomes, at least 1
/// @param bilinear whether cells in between are mixed
public record Upsampling(int channels, int height, int width, int scaleHeight, int scaleWidth, boolean bilinear) {

    /// Height of the larger image.
    public int outHeight() {
        return Math.multiplyExact(height, scaleHeight);
    }

    /// Width of the larger image.
    public int outWidth() {
        return Math.multiplyExact(width, scaleWidth);
    }
}
