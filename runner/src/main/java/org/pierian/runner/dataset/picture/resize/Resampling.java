package org.pierian.runner.dataset.picture.resize;

import java.util.Arrays;
import org.pierian.spec.ResizeFilter;

/// Brings rows of pixels to another size: first each row to its width, then the columns to their height. Both times a
/// pixel is the sum of pixels times their weights, in integers, rounded to the nearest level.
final class Resampling {

    private static final int HALF = 1 << (FilterWeights.BITS - 1);
    private static final int LARGEST = 255;
    private static final int COLOURS = 3;

    private Resampling() {}

    /// All channels of each pixel, row by row, in another size.
    static byte[] resample(ChannelRows source, int width, int height, ResizeFilter filter) {
        return filter == ResizeFilter.NEAREST
                ? nearest(source, width, height)
                : filtered(source, width, height, filter);
    }

    /// The pixel that the middle of the new one is in: `floor((i + 1/2) in / out)`.
    private static byte[] nearest(ChannelRows source, int width, int height) {
        int channels = source.channels();
        byte[] line = new byte[source.width() * channels];
        byte[] out = new byte[width * height * channels];
        int last = -1;
        for (int y = 0; y < height; y++) {
            int row = middle(y, source.height(), height);
            if (row != last) {
                source.row(row, line);
                last = row;
            }
            for (int x = 0; x < width; x++) {
                int from = middle(x, source.width(), width) * channels;
                System.arraycopy(line, from, out, (y * width + x) * channels, channels);
            }
        }
        return out;
    }

    private static int middle(int i, int in, int out) {
        return (int) ((2L * i + 1) * in / (2L * out));
    }

    private static byte[] filtered(ChannelRows source, int width, int height, ResizeFilter filter) {
        int channels = source.channels();
        FilterWeights across = new FilterWeights(source.width(), width, filter);
        FilterWeights down = new FilterWeights(source.height(), height, filter);
        byte[] line = new byte[source.width() * channels];
        byte[][] rows = new byte[down.most()][width * channels]; // row y of the source is at y mod most
        byte[] out = new byte[width * height * channels];
        int[] sums = new int[width * channels];
        int read = 0;
        for (int y = 0; y < height; y++) {
            int[] weights = down.weights(y);
            for (; read < down.first(y) + weights.length; read++) {
                if (read >= down.first(y)) {
                    source.row(read, line);
                    narrow(line, channels, across, rows[read % rows.length]);
                }
            }
            Arrays.fill(sums, HALF);
            for (int j = 0; j < weights.length; j++) {
                add(rows[(down.first(y) + j) % rows.length], weights[j], sums);
            }
            for (int i = 0; i < sums.length; i++) {
                out[y * sums.length + i] = level(sums[i]);
            }
        }
        return out;
    }

    private static void add(byte[] row, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * (row[i] & 0xFF);
        }
    }

    private static void narrow(byte[] line, int channels, FilterWeights across, byte[] row) {
        if (channels == COLOURS) {
            narrowColours(line, across, row);
            return;
        }
        for (int x = 0; x < row.length / channels; x++) {
            int[] weights = across.weights(x);
            int from = across.first(x) * channels;
            for (int c = 0; c < channels; c++) {
                int sum = HALF;
                for (int j = 0; j < weights.length; j++) {
                    sum += weights[j] * (line[from + j * channels + c] & 0xFF);
                }
                row[x * channels + c] = level(sum);
            }
        }
    }

    private static void narrowColours(byte[] line, FilterWeights across, byte[] row) {
        for (int x = 0; x < row.length / COLOURS; x++) {
            int[] weights = across.weights(x);
            int at = across.first(x) * COLOURS;
            int red = HALF;
            int green = HALF;
            int blue = HALF;
            for (int weight : weights) {
                red += weight * (line[at] & 0xFF);
                green += weight * (line[at + 1] & 0xFF);
                blue += weight * (line[at + 2] & 0xFF);
                at += COLOURS;
            }
            row[COLOURS * x] = level(red);
            row[COLOURS * x + 1] = level(green);
            row[COLOURS * x + 2] = level(blue);
        }
    }

    private static byte level(int sum) {
        return (byte) Math.max(0, Math.min(sum >> FilterWeights.BITS, LARGEST)); // Math.clamp is of longs, and slower
    }
}
