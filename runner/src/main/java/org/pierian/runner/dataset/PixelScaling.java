package org.pierian.runner.dataset;

import java.util.function.DoubleSupplier;
import org.pierian.spec.PixelScale;

/// What each pixel of 0 to 255 becomes.
public final class PixelScaling {

    private static final int PIXELS = 256;

    private PixelScaling() {}

    /// `(pixel - mean) / 256` with the mean of all training pixels, as in the chapter, or `pixel / 255`, or
    /// `(pixel - mean) / deviation`.
    ///
    /// @param pixels of all training images
    public static Scaling fit(PixelScale scale, byte[] pixels) {
        long sum = 0;
        if (scale != PixelScale.UNIT) {
            for (byte pixel : pixels) {
                sum += pixel & 0xFF;
            }
        }
        return fit(scale, pixels, sum);
    }

    /// The same where the sum of the pixels is known.
    ///
    /// @param sum of all pixels
    public static Scaling fit(PixelScale scale, byte[] pixels, long sum) {
        double mean = (double) sum / pixels.length;
        return scaling(scale, mean, () -> deviation(counts(pixels), pixels.length, mean));
    }

    /// The same of pixels that were counted.
    ///
    /// @param counts how often each of the values 0 to 255 occurs
    public static Scaling fit(PixelScale scale, long[] counts) {
        long sum = 0;
        long pixels = 0;
        for (int p = 0; p < counts.length; p++) {
            sum += p * counts[p];
            pixels += counts[p];
        }
        double mean = (double) sum / pixels;
        long all = pixels;
        return scaling(scale, mean, () -> deviation(counts, all, mean));
    }

    private static Scaling scaling(PixelScale scale, double mean, DoubleSupplier deviation) {
        return switch (scale) {
            case CENTERED -> Scaling.of(mean, PIXELS);
            case UNIT -> Scaling.of(0, PIXELS - 1);
            case STANDARD -> Scaling.of(mean, deviation.getAsDouble());
        };
    }

    /// What each of the values 0 to 255 becomes.
    public static float[] table(Scaling scaling) {
        float[] table = new float[PIXELS];
        for (int p = 0; p < table.length; p++) {
            table[p] = scaling.apply(p);
        }
        return table;
    }

    private static long[] counts(byte[] pixels) {
        long[] counts = new long[PIXELS];
        for (byte pixel : pixels) {
            counts[pixel & 0xFF]++;
        }
        return counts;
    }

    /// The standard deviation of pixels: a chain of additions over the values 0 to 255, each times how often it
    /// occurs.
    private static double deviation(long[] counts, long pixels, double mean) {
        double sum = 0;
        for (int p = 0; p < counts.length; p++) {
            sum += counts[p] * ((p - mean) * (p - mean));
        }
        return Math.sqrt(sum / pixels);
    }
}
