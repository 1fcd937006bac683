package org.pierian.runner.api;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Values of metrics, by split and name.
final class MetricValues {

    private MetricValues() {}

    /// A copy that cannot be changed.
    static SortedMap<String, SortedMap<String, Double>> copy(Map<String, SortedMap<String, Double>> metrics) {
        SortedMap<String, SortedMap<String, Double>> copy = new TreeMap<>();
        metrics.forEach((split, values) -> copy.put(split, Collections.unmodifiableSortedMap(new TreeMap<>(values))));
        return Collections.unmodifiableSortedMap(copy);
    }
}
