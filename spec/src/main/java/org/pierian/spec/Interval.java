package org.pierian.spec;

/// Numbers of a range that are all as likely, written `[0.02, 0.33]`.
///
/// @param low the smallest
/// @param high the largest
@Composite(example = "[0.02, 0.33]")
public record Interval(double low, double high) {}
