package org.pierian.runner.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What was measured of one split in one epoch.
///
/// @param epoch number of the epoch, from 1
/// @param split `train`, `validation` or `test`
/// @param examples number of examples
/// @param values the value of each metric by its name; `loss`, the mean loss, comes first
public record EpochMetrics(int epoch, String split, long examples, SequencedMap<String, Double> values) {

    /// Takes a copy.
    public EpochMetrics {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /// Mean loss.
    public double loss() {
        return value("loss");
    }

    /// The value of a metric.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public double value(String metric) {
        Double value = values.get(metric);
        if (value == null) {
            throw new IllegalArgumentException("no metric `" + metric + "` among " + values.keySet());
        }
        return value;
    }
}
