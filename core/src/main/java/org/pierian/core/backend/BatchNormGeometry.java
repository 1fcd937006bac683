package org.pierian.core.backend;

/// What a [BatchNormalization] works on.
///
/// @param channels how many means and variances there are; an example is `[channels, area]`
/// @param area positions of one channel
/// @param epsilon added to the variance, above 0
public record BatchNormGeometry(int channels, int area, double epsilon) {}
