package org.pierian.runner.dataset.picture.resize;

import java.util.Arrays;

/// The rows of a picture, brought to another width. Rows are read and worked out several at a time, so that pixels of a
/// column lie side by side: a step is then a loop over all of them, which the compiler turns into vector instructions.
final class WidthChange {

    private static final int TURNED = 8; // rows whose pixels are brought into columns at a time
    private static final int MOST_ROWS = 32;
    private static final int PIXELS = 1 << 16; // of rows that are worked out together, if they are more than TURNED

    private final ChannelRows source;
    private final FilterWeights weights;
    private final int channels;
    private final int together; // rows
    private final int[][][] read; // levels by row, channel and place
    private final int[][] columns; // levels of each column: channel by channel, each row by row
    private final int[] sums; // likewise
    private final int[][] rows; // all channels of each pixel
    private int next;

    /// @param width pixels of a new row
    WidthChange(ChannelRows source, int width, FilterWeights weights) {
        this.source = source;
        this.weights = weights;
        this.channels = source.channels();
        int fit = Math.clamp(PIXELS / source.width(), TURNED, MOST_ROWS);
        this.together = Math.min(fit, source.height() + TURNED - 1) / TURNED * TURNED;
        this.read = new int[TURNED][channels][source.width()];
        this.columns = new int[source.width()][channels * together];
        this.sums = new int[channels * together];
        this.rows = new int[together][channels * width];
    }

    /// The next row from the top, with all channels of each pixel. It is valid until the method is called again.
    int[] nextRow() {
        int row = next % together;
        if (row == 0) {
            readRows(Math.min(together, source.height() - next));
            changeRows();
        }
        next++;
        return rows[row];
    }

    private void readRows(int count) {
        for (int from = 0; from < count; from += TURNED) {
            for (int row = 0; row < Math.min(TURNED, count - from); row++) {
                source.row(next + from + row, read[row]);
            }
            for (int c = 0; c < channels; c++) {
                turn(c, c * together + from);
            }
        }
    }

    /// Brings a channel of the rows that were read into columns.
    ///
    /// @param at place within a column
    private void turn(int channel, int at) {
        int[] row0 = read[0][channel];
        int[] row1 = read[1][channel];
        int[] row2 = read[2][channel];
        int[] row3 = read[3][channel];
        int[] row4 = read[4][channel];
        int[] row5 = read[5][channel];
        int[] row6 = read[6][channel];
        int[] row7 = read[7][channel];
        for (int x = 0; x < columns.length; x++) {
            int[] column = columns[x];
            column[at] = row0[x];
            column[at + 1] = row1[x];
            column[at + 2] = row2[x];
            column[at + 3] = row3[x];
            column[at + 4] = row4[x];
            column[at + 5] = row5[x];
            column[at + 6] = row6[x];
            column[at + 7] = row7[x];
        }
    }

    private void changeRows() {
        int width = rows[0].length / channels;
        for (int x = 0; x < width; x++) {
            Arrays.fill(sums, Levels.HALF);
            int[] shares = weights.weights(x);
            int first = weights.first(x);
            int j = 0;
            for (; j < shares.length - 1; j += 2) {
                Levels.add(columns[first + j], shares[j], columns[first + j + 1], shares[j + 1], sums);
            }
            if (j < shares.length) {
                Levels.add(columns[first + j], shares[j], sums);
            }
            Levels.round(sums);
            for (int c = 0; c < channels; c++) {
                for (int row = 0; row < together; row++) {
                    rows[row][x * channels + c] = sums[c * together + row];
                }
            }
        }
    }
}
