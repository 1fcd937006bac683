package org.pierian.runner.dataset.picture.png;

import org.pierian.runner.dataset.picture.raster.PictureFault;

/// Takes back what the filters of rows have done.
///
/// **Source:** ISO 15948, 9.
final class PngFilters {

    private static final int NONE = 0;
    private static final int LEFT = 1;
    private static final int UP = 2;
    private static final int MEAN = 3;
    private static final int PAETH = 4;

    private PngFilters() {}

    /// Takes it back in all rows.
    ///
    /// @param lines the data, changed
    static void undo(byte[] lines, PngHeader header, PngPasses passes) {
        for (int pass = 0; pass < passes.count(); pass++) {
            int bytes = (int) header.lineBytes(passes.columns(pass));
            for (int row = 0; bytes > 0 && row < passes.rows(pass); row++) {
                int at = passes.line(pass, row);
                undo(lines, at + 1, bytes, row == 0 ? -1 : at + 1 - (1 + bytes), header.step(), lines[at]);
            }
        }
    }

    /// @param at place of the row
    /// @param above place of the row above, -1 where there is none
    /// @param step to the byte on the left
    private static void undo(byte[] lines, int at, int bytes, int above, int step, int filter) {
        switch (filter) {
            case NONE -> {}
            case LEFT -> left(lines, at, bytes, step);
            case UP -> up(lines, at, bytes, above);
            case MEAN -> mean(lines, at, bytes, above, step);
            case PAETH -> paeth(lines, at, bytes, above, step);
            default -> throw PictureFault.damaged("a row has an unknown filter");
        }
    }

    private static void left(byte[] lines, int at, int bytes, int step) {
        for (int i = at + step; i < at + bytes; i++) {
            lines[i] += lines[i - step];
        }
    }

    private static void up(byte[] lines, int at, int bytes, int above) {
        for (int i = 0; i < bytes && above >= 0; i++) {
            lines[at + i] += lines[above + i];
        }
    }

    private static void mean(byte[] lines, int at, int bytes, int above, int step) {
        for (int i = 0; i < bytes; i++) {
            int left = i < step ? 0 : lines[at + i - step] & 0xFF;
            int up = above < 0 ? 0 : lines[above + i] & 0xFF;
            lines[at + i] += (byte) ((left + up) / 2);
        }
    }

    /// Where nothing is above, the nearest neighbour is the one on the left; where nothing is on the left, the one
    /// above.
    private static void paeth(byte[] lines, int at, int bytes, int above, int step) {
        if (above < 0) {
            left(lines, at, bytes, step);
            return;
        }
        up(lines, at, Math.min(step, bytes), above);
        for (int i = step; i < bytes; i++) {
            int left = lines[at + i - step] & 0xFF;
            int up = lines[above + i] & 0xFF;
            lines[at + i] += (byte) paeth(left, up, lines[above + i - step] & 0xFF);
        }
    }

    /// The neighbour that is nearest to left + up - corner; of equally near ones, the first in this order. It is chosen
    /// by masks: branches would often be guessed wrong.
    private static int paeth(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        int isCorner = (toCorner - toUp) >> (Integer.SIZE - 1); // all ones, or 0
        int other = up ^ ((up ^ corner) & isCorner);
        int isOther = (Math.min(toUp, toCorner) - toLeft) >> (Integer.SIZE - 1);
        return left ^ ((left ^ other) & isOther);
    }
}
