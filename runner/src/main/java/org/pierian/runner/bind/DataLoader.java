package org.pierian.runner.bind;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.PixelDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Background;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.computed.FizzBuzz;
import org.pierian.runner.dataset.csv.CsvDataset;
import org.pierian.runner.dataset.mnist.Mnist;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.PixelScale;
import org.pierian.spec.read.ResolvedSpec;

/// Reads or computes the examples of a dataset.
public final class DataLoader {

    private final DataFolders folders;
    private final boolean offline;
    private final Consumer<String> notice;

    /// @param folders where files are looked for
    /// @param offline whether nothing may be downloaded
    /// @param notice told of downloads, one line at a time
    public DataLoader(DataFolders folders, boolean offline, Consumer<String> notice) {
        this.folders = folders;
        this.offline = offline;
        this.notice = notice;
    }

    /// Begins to [#load] on another thread.
    ///
    /// @param near as there
    /// @return waits for the examples, and throws as there
    public Supplier<Data> begin(ResolvedSpec resolved, List<Path> near) {
        return Background.start("data", () -> load(resolved, near));
    }

    /// The examples of a spec.
    ///
    /// @param near the spec's folder, and others that stand for it, where a table is looked for first
    /// @throws org.pierian.runner.failure.Failure when a file is not there, or is not what it should be
    /// @throws org.pierian.runner.failure.SpecMisfit when the spec says of its data what is not so
    public Data load(ResolvedSpec resolved, List<Path> near) {
        return switch (resolved.spec().dataset()) {
            case DatasetSpec.Csv csv -> CsvDataset.load(resolved, csv, near, folders, notice);
            case DatasetSpec.Xor _ -> xor();
            case DatasetSpec.FizzBuzz f -> fizzBuzz(f);
            case DatasetSpec.Mnist m -> mnist(m);
        };
    }

    private static Data xor() {
        Targets targets = new Targets(new int[] {0, 1, 1, 0}, 1);
        DenseDataset all = new DenseDataset(Shape.of(2), new float[] {0, 0, 0, 1, 1, 0, 1, 1}, targets);
        return Data.ofClasses(all, all, new Data.Labels(targets, targets), Optional.empty(), new TreeMap<>());
    }

    private static Data fizzBuzz(DatasetSpec.FizzBuzz f) {
        Targets train = FizzBuzz.targets(f.from(), f.to());
        Targets test = FizzBuzz.targets(f.testFrom(), f.testTo());
        return Data.ofClasses(
                FizzBuzz.inputs(f.from(), f.to(), f.binaryDigits(), train),
                FizzBuzz.inputs(f.testFrom(), f.testTo(), f.binaryDigits(), test),
                new Data.Labels(train, test),
                Optional.empty(),
                new TreeMap<>());
    }

    private Data mnist(DatasetSpec.Mnist spec) {
        Mnist files = Mnist.load(folders, offline, notice);
        Declaration declaration = Declaration.of(spec);
        int trainSize = declaration.trainSize().orElseThrow();
        int testSize = declaration.testSize().orElseThrow();
        float[] table = table(spec.scale(), files);
        Targets train = new Targets(Arrays.copyOf(files.trainLabels(), trainSize), 10);
        Targets test = new Targets(Arrays.copyOf(files.testLabels(), testSize), 10);
        Shape shape = declaration.inputShape();
        return Data.ofClasses(
                new PixelDataset(shape, trainSize, files.trainImages(), table, train),
                new PixelDataset(shape, testSize, files.testImages(), table, test),
                new Data.Labels(train, test),
                Optional.of(new Data.Pictures(files.trainImages(), 28, 28)),
                new TreeMap<>(files.sha256()));
    }

    /// What each pixel becomes: `(pixel - mean) / 256` with the mean of all training pictures, as in the
    /// chapter, or `pixel / 255`, or `(pixel - mean) / deviation`.
    private static float[] table(PixelScale scale, Mnist files) {
        double mean = (double) Mnist.TRAIN_PIXEL_SUM / files.trainImages().length;
        double deviation = scale == PixelScale.STANDARD ? deviation(files.trainImages(), mean) : 1;
        float[] table = new float[256];
        for (int p = 0; p < table.length; p++) {
            table[p] = (float)
                    switch (scale) {
                        case CENTERED -> (p - mean) / 256;
                        case UNIT -> p / 255.0;
                        case STANDARD -> (p - mean) / deviation;
                    };
        }
        return table;
    }

    /// The average pixel, exactly rounded: the sum of bytes is a whole number.
    public static double mean(byte[] pixels) {
        long sum = 0;
        for (byte pixel : pixels) {
            sum += pixel & 0xFF;
        }
        return (double) sum / pixels.length;
    }

    /// The standard deviation of pixels: a chain of additions over the values 0 to 255, each times how often it
    /// occurs.
    private static double deviation(byte[] pixels, double mean) {
        int[] counts = new int[256];
        for (byte pixel : pixels) {
            counts[pixel & 0xFF]++;
        }
        double sum = 0;
        for (int p = 0; p < counts.length; p++) {
            sum += counts[p] * ((p - mean) * (p - mean));
        }
        return Math.sqrt(sum / pixels.length);
    }
}
