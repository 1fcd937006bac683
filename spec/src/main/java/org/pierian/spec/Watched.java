package org.pierian.spec;

/// A metric of a split that something waits for to improve.
///
/// @param metric the metric
/// @param split the examples that it is measured on
public record Watched(MetricName metric, Split split) {}
