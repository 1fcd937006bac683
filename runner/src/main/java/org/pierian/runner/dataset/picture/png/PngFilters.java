package org.pierian.runner.dataset.picture.png;

import org.pierian.runner.dataset.picture.raster.PictureFault;

/// Takes back what the filters of rows have done.
///
/// **Source:** ISO 15948, 9.
final class PngFilters {

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
        for (int i = 0; i < bytes; i++) {
            int left = i < step ? 0 : lines[at + i - step] & 0xFF;
            int up = above < 0 ? 0 : lines[above + i] & 0xFF;
            int predicted = switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, i < step || above < 0 ? 0 : lines[above + i - step] & 0xFF);
                default -> throw PictureFault.damaged("a row has an unknown filter");
            };
            lines[at + i] = (byte) (lines[at + i] + predicted);
        }
    }

    /// The neighbour that is nearest to left + up - corner.
    private static int paeth(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
