package org.pierian.spec;

/// A metric on a split, whose improvement is watched.
///
/// @param metric the metric
/// @param split the examples that it is measured on
public record Watched(MetricName metric, Split split) {}
