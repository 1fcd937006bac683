package org.pierian.runner.dataset;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.Targets;
import org.pierian.spec.Split;

/// A dataset in memory.
///
/// @param train the training set
/// @param test the test set
/// @param labels the classes of both, where there are any
/// @param number what is wanted instead of a class
/// @param pictures the training pictures as bytes, of a dataset of pictures
/// @param columns what the columns of a table hold; empty for other datasets
/// @param sha256 hash of each file that was read, by the file's name; empty for data that is computed
public record Data(
        Dataset train,
        Dataset test,
        Optional<Labels> labels,
        Optional<NumberTarget> number,
        Optional<Pictures> pictures,
        List<ColumnSummary> columns,
        SortedMap<String, String> sha256) {

    public Data {
        columns = List.copyOf(columns);
        sha256 = Collections.unmodifiableSortedMap(new TreeMap<>(sha256));
    }

    /// A dataset of classes that is not a table.
    public static Data ofClasses(
            Dataset train, Dataset test, Labels labels, Optional<Pictures> pictures, SortedMap<String, String> sha256) {
        return new Data(train, test, Optional.of(labels), Optional.empty(), pictures, List.of(), sha256);
    }

    /// The class of each example.
    ///
    /// @param train of the training set
    /// @param test of the test set
    public record Labels(Targets train, Targets test) {}

    /// A number that a network learns, brought to a scale.
    ///
    /// @param unit what a difference of 1 between outputs is in the data
    /// @param trainVariation how much the scaled number varies, see [org.pierian.core.train.Tally#r2]
    /// @param testVariation likewise over the test set
    public record NumberTarget(double unit, double trainVariation, double testVariation) {
        /// The variation over a split.
        public double variation(Split split) {
            return split == Split.TRAIN ? trainVariation : testVariation;
        }
    }

    /// Pictures of one byte a cell, 0 for paper.
    ///
    /// @param pixels all pictures, one after the other
    /// @param height rows of a picture
    /// @param width columns of a picture
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    public record Pictures(byte[] pixels, int height, int width) {}
}
