package org.pierian.runner.dataset.picture.jpeg;

import java.util.Arrays;

/// Brings the rows of a component to the width of the picture.
///
/// Of a component with half the columns or half the rows, each sample becomes two: three parts of it and one part of
/// the neighbour on that side, which the edges have not. Of other fractions, and of components of one or two
/// columns, a sample is repeated.
///
/// **Source:** the fancy upsampling of libjpeg, `jdsample.c`, with its roundings.
final class Upsampling {

    private static final int FEWEST = 3; // columns of a component that is not just repeated

    private final Component component;
    private final int across;
    private final int down;
    private final int[] sums;

    /// @param frame the picture
    Upsampling(Component component, FrameSize frame) {
        this.component = component;
        this.across = frame.across() / component.across();
        this.down = frame.down() / component.down();
        this.sums = new int[component.width()];
    }

    /// Samples that a row may take, which are as many as the picture has pixels in a row, and some more.
    int lineSize() {
        return across * component.width();
    }

    /// Writes a row.
    ///
    /// @param y a row of the picture
    /// @param line receives the samples
    void row(int y, int[] line) {
        boolean fancy = across == 1 || (across == 2 && component.width() >= FEWEST);
        if (down > 2 || !fancy) {
            repeat(y / down, line);
        } else if (down == 1) {
            if (across == 1) {
                samples(y, line);
            } else {
                widen(y, line);
            }
        } else {
            columnSums(y);
            if (across == 1) {
                int bias = y % 2 == 0 ? 1 : 2;
                for (int x = 0; x < sums.length; x++) {
                    line[x] = (sums[x] + bias) >> 2;
                }
            } else {
                widen(line, 8, 7, 4);
            }
        }
    }

    private void repeat(int row, int[] line) {
        int from = component.row(row);
        for (int x = 0; x < component.width(); x++) {
            Arrays.fill(line, x * across, (x + 1) * across, component.plane()[from + x] & 0xFF);
        }
    }

    private void widen(int row, int[] line) {
        samples(row, sums);
        widen(line, 1, 2, 2);
    }

    private void samples(int row, int[] line) {
        byte[] plane = component.plane();
        int from = component.row(row);
        for (int x = 0; x < component.width(); x++) {
            line[x] = plane[from + x] & 0xFF;
        }
    }

    /// Three parts of the nearest row and one of the second nearest.
    private void columnSums(int y) {
        byte[] plane = component.plane();
        int near = component.row(y / 2);
        int far = component.row(y % 2 == 0 ? y / 2 - 1 : y / 2 + 1);
        for (int x = 0; x < sums.length; x++) {
            sums[x] = 3 * (plane[near + x] & 0xFF) + (plane[far + x] & 0xFF);
        }
    }

    /// Makes two samples of each sum; the edges are their own neighbours.
    private void widen(int[] line, int leftBias, int rightBias, int shift) {
        int last = sums.length - 1;
        int left = sums[0];
        int here = sums[0];
        for (int x = 0; x < last; x++) {
            int right = sums[x + 1];
            line[2 * x] = (3 * here + left + leftBias) >> shift;
            line[2 * x + 1] = (3 * here + right + rightBias) >> shift;
            left = here;
            here = right;
        }
        line[2 * last] = (3 * here + left + leftBias) >> shift;
        line[2 * last + 1] = (3 * here + here + rightBias) >> shift;
    }
}
