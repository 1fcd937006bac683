package org.pierian.runner.dataset;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.core.data.Dataset;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.Diagnostic;

/// A dataset in memory.
///
/// @param splits the examples by split, in the order of [Split]
/// @param preprocessing what was done to them
/// @param pictures the training images as bytes, of a dataset of images
/// @param columns what the columns of a table hold, if that was asked for; empty for other datasets
/// @param warnings what is odd in a table, for those who choose data; not looked for where a finished run's data is
/// read
/// @param skipped files of pictures that are broken and were left out, as the reader was asked to, each with the code
/// of what is wrong with it
/// @param sha256 hash of each file that was read, by the file's name; empty for data that is computed
public record Data(
        Map<Split, Examples> splits,
        Preprocessing preprocessing,
        Optional<Pictures> pictures,
        List<ColumnSummary> columns,
        List<Diagnostic> warnings,
        SortedMap<String, String> skipped,
        SortedMap<String, String> sha256) {

    /// Takes copies.
    public Data {
        splits = Collections.unmodifiableMap(new EnumMap<>(splits));
        columns = List.copyOf(columns);
        warnings = List.copyOf(warnings);
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
        sha256 = Collections.unmodifiableSortedMap(new TreeMap<>(sha256));
    }

    /// Data of which nothing was left out.
    public Data(
            Map<Split, Examples> splits,
            Preprocessing preprocessing,
            Optional<Pictures> pictures,
            List<ColumnSummary> columns,
            List<Diagnostic> warnings,
            SortedMap<String, String> sha256) {
        this(splits, preprocessing, pictures, columns, warnings, new TreeMap<>(), sha256);
    }

    /// Data that is computed: no file, no column, no image.
    public static Data computed(Map<Split, Examples> splits, Preprocessing preprocessing) {
        return new Data(splits, preprocessing, Optional.empty(), List.of(), List.of(), new TreeMap<>());
    }

    /// The examples of a split.
    ///
    /// @throws IllegalArgumentException when the data has no such split
    public Examples split(Split split) {
        Examples examples = splits.get(split);
        if (examples == null) {
            throw new IllegalArgumentException("no split " + split + " among " + splits.keySet());
        }
        return examples;
    }

    /// The training set.
    public Dataset train() {
        return split(Split.TRAIN).dataset();
    }

    /// The test set.
    public Dataset test() {
        return split(Split.TEST).dataset();
    }

    /// Images of bytes.
    ///
    /// @param pixels all images, one after the other, channel by channel, each row by row
    /// @param channels 1 for levels, 3 for red, green and blue
    /// @param height rows of an image
    /// @param width columns of an image
    /// @param isInk whether 0 is paper and 255 ink; otherwise 0 is black and 255 white
    public record Pictures(MemorySegment pixels, int channels, int height, int width, boolean isInk) {

        /// Images in an array.
        ///
        /// @param pixels as there
        /// @param channels as there
        /// @param height as there
        /// @param width as there
        /// @param isInk as there
        public Pictures(byte[] pixels, int channels, int height, int width, boolean isInk) {
            this(MemorySegment.ofArray(pixels), channels, height, width, isInk);
        }

        /// Images of ink on paper.
        public static Pictures ofInk(byte[] pixels, int height, int width) {
            return new Pictures(pixels, 1, height, width, true);
        }

        /// A pixel.
        ///
        /// @param place among those of all images
        public byte level(long place) {
            return pixels.get(ValueLayout.JAVA_BYTE, place);
        }

        /// Copies an image.
        ///
        /// @param image its place among all
        public byte[] image(int image) {
            long size = (long) channels * height * width;
            return pixels.asSlice(image * size, size).toArray(ValueLayout.JAVA_BYTE);
        }

        /// The average pixel, exactly rounded: the sum of bytes is an integer.
        public double mean() {
            long sum = 0;
            for (long i = 0; i < pixels.byteSize(); i++) {
                sum += level(i) & 0xFF;
            }
            return (double) sum / pixels.byteSize();
        }
    }
}
