package org.pierian.core.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.PixelDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;

/// The MNIST images, scaled as the chapter scales them: minus the mean of all training pixels, over 256.
final class Mnist {

    static final Shape PICTURE = Shape.of(784);
    private static final int IMAGES_HEADER = 16;
    private static final int LABELS_HEADER = 8;

    private Mnist() {}

    /// The first examples of the training set.
    static Dataset train(int count) {
        return first(count, "train");
    }

    /// The first examples of the test set.
    static Dataset test(int count) {
        return first(count, "t10k");
    }

    private static Dataset first(int count, String set) {
        float[] table = table(pixels("train"));
        return new PixelDataset(
                PICTURE, count, pixels(set), new float[][] {table}, new Targets(labels(set, count), 10));
    }

    private static float[] table(byte[] pixels) {
        long sum = 0;
        for (byte pixel : pixels) {
            sum += pixel & 0xFF;
        }
        double mean = (double) sum / pixels.length;
        float[] table = new float[256];
        for (int value = 0; value < table.length; value++) {
            table[value] = (float) ((value - mean) / 256);
        }
        return table;
    }

    private static byte[] pixels(String set) {
        byte[] file = unzip(RealFiles.data("mnist/" + set + "-images-idx3-ubyte.gz"));
        return Arrays.copyOfRange(file, IMAGES_HEADER, file.length);
    }

    private static int[] labels(String set, int count) {
        byte[] file = unzip(RealFiles.data("mnist/" + set + "-labels-idx1-ubyte.gz"));
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = file[LABELS_HEADER + i];
        }
        return labels;
    }

    private static byte[] unzip(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
