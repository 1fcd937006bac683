package org.pierian.runner.api;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// A finished training.
///
/// @param folder the run's folder, which `runner` takes as well
/// @param lock how the run compares with the lock next to its spec
/// @param epochs number of epochs that were trained
/// @param metrics values of the kept weights, by split and name
/// @param weightsSha256 hash of `weights.safetensors`
/// @param metricsSha256 hash of `metrics.jsonl`
public record TrainingResult(
        Path folder,
        LockStatus lock,
        int epochs,
        SortedMap<String, SortedMap<String, Double>> metrics,
        String weightsSha256,
        String metricsSha256) {

    /// Takes a copy.
    public TrainingResult {
        metrics = MetricValues.copy(metrics);
    }

    /// The value of a metric on a split.
    ///
    /// @throws IllegalArgumentException when it was not measured there
    public double metric(String split, String name) {
        Double value = metrics.getOrDefault(split, new TreeMap<>()).get(name);
        if (value == null) {
            throw new IllegalArgumentException("no metric `" + name + "` of `" + split + "` among " + metrics);
        }
        return value;
    }

    /// Opens the run, to predict with it.
    ///
    /// @throws PierianException when its files cannot be read any more
    public Run open() {
        return Run.open(folder);
    }
}
