package org.pierian.runner.dataset;

import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.Targets;

/// A dataset in memory.
///
/// @param train the training set
/// @param trainTargets its classes
/// @param test the test set
/// @param testTargets its classes
/// @param sha256 hash of each file that was read, by the file's name; empty for data that is computed
public record Data(
        Dataset train, Targets trainTargets, Dataset test, Targets testTargets, SortedMap<String, String> sha256) {

    public Data {
        sha256 = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(sha256));
    }
}
