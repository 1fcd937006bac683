package org.pierian.runner.dataset;

import java.util.Collections;
import java.util.Optional;
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
/// @param pictures the training pictures as bytes, of a dataset of pictures
/// @param sha256 hash of each file that was read, by the file's name; empty for data that is computed
public record Data(
        Dataset train,
        Targets trainTargets,
        Dataset test,
        Targets testTargets,
        Optional<Pictures> pictures,
        SortedMap<String, String> sha256) {

    public Data {
        sha256 = Collections.unmodifiableSortedMap(new TreeMap<>(sha256));
    }

    /// Pictures of one byte a cell, 0 for paper.
    ///
    /// @param pixels all pictures, one after the other
    /// @param height rows of a picture
    /// @param width columns of a picture
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    public record Pictures(byte[] pixels, int height, int width) {}
}
