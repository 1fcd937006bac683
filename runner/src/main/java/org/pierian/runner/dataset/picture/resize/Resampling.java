package org.pierian.runner.dataset.picture.resize;

import java.util.Arrays;
import org.pierian.spec.ResizeFilter;

/// Brings rows of pixels to another size: first each row to its width, then the columns to their height. Both times a
/// pixel is the sum of pixels times their weights, in integers, rounded to the nearest level.
final class Resampling {

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
        int[][] lines = new int[channels][source.width()];
        byte[] out = new byte[width * height * channels];
        int last = -1;
        for (int y = 0; y < height; y++) {
            int row = middle(y, source.height(), height);
            if (row != last) {
                source.row(row, lines);
                last = row;
            }
            for (int x = 0; x < width; x++) {
                int from = middle(x, source.width(), width);
                for (int c = 0; c < channels; c++) {
                    out[(y * width + x) * channels + c] = (byte) lines[c][from];
                }
            }
        }
        return out;
    }

    private static int middle(int i, int in, int out) {
        return (int) ((2L * i + 1) * in / (2L * out));
    }

    private static byte[] filtered(ChannelRows source, int width, int height, ResizeFilter filter) {
        FilterWeights across = new FilterWeights(source.width(), width, filter);
        FilterWeights down = new FilterWeights(source.height(), height, filter);
        WidthChange rows = new WidthChange(source, width, across);
        int size = width * source.channels();
        int[][] sums = new int[down.overlap()][size]; // row i is summed up in i mod overlap
        byte[] out = new byte[size * height];
        int begun = 0;
        int done = 0;
        for (int y = 0; y < source.height(); y++) {
            int[] row = rows.nextRow();
            for (; begun < height && down.first(begun) <= y; begun++) {
                Arrays.fill(sums[begun % sums.length], Levels.HALF);
            }
            for (int i = done; i < begun; i++) {
                int[] weights = down.weights(i);
                int place = y - down.first(i);
                int[] sum = sums[i % sums.length];
                Levels.add(row, weights[place], sum);
                if (place == weights.length - 1) {
                    Levels.round(sum);
                    for (int j = 0; j < size; j++) {
                        out[i * size + j] = (byte) sum[j];
                    }
                    done++;
                }
            }
        }
        return out;
    }
}
