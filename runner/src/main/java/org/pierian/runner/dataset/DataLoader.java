package org.pierian.runner.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.PixelDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.mnist.Mnist;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.PixelScale;

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

    /// The examples of a dataset.
    public Data load(DatasetSpec spec) {
        return switch (spec) {
            case DatasetSpec.Xor _ -> xor();
            case DatasetSpec.FizzBuzz f -> fizzBuzz(f);
            case DatasetSpec.Mnist m -> mnist(m);
        };
    }

    private static Data xor() {
        Targets targets = new Targets(new int[] {0, 1, 1, 0}, 1);
        DenseDataset all = new DenseDataset(Shape.of(2), new float[] {0, 0, 0, 1, 1, 0, 1, 1}, targets);
        return new Data(all, targets, all, targets, Optional.empty(), new TreeMap<>());
    }

    private static Data fizzBuzz(DatasetSpec.FizzBuzz f) {
        Targets train = FizzBuzz.targets(f.from(), f.to());
        Targets test = FizzBuzz.targets(f.testFrom(), f.testTo());
        return new Data(
                FizzBuzz.inputs(f.from(), f.to(), f.binaryDigits(), train),
                train,
                FizzBuzz.inputs(f.testFrom(), f.testTo(), f.binaryDigits(), test),
                test,
                Optional.empty(),
                new TreeMap<>());
    }

    private Data mnist(DatasetSpec.Mnist spec) {
        Mnist files = Mnist.load(folders, offline, notice);
        Declaration declaration = Declaration.of(spec);
        float[] table = table(spec.scale(), files.trainImages());
        Targets train = new Targets(Arrays.copyOf(files.trainLabels(), declaration.trainSize()), 10);
        Targets test = new Targets(Arrays.copyOf(files.testLabels(), declaration.testSize()), 10);
        Shape shape = declaration.inputShape();
        return new Data(
                new PixelDataset(shape, declaration.trainSize(), files.trainImages(), table, train),
                train,
                new PixelDataset(shape, declaration.testSize(), files.testImages(), table, test),
                test,
                Optional.of(new Data.Pictures(files.trainImages(), 28, 28)),
                new TreeMap<>(files.sha256()));
    }

    /// What each pixel becomes: `(pixel - mean) / 256` with the mean of all training pictures, as in the
    /// chapter, or `pixel / 255`.
    private static float[] table(PixelScale scale, byte[] pixels) {
        double mean = mean(pixels);
        float[] table = new float[256];
        for (int p = 0; p < table.length; p++) {
            table[p] = (float)
                    switch (scale) {
                        case CENTERED -> (p - mean) / 256;
                        case UNIT -> p / 255.0;
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
}
