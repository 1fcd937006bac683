package org.pierian.core.data.augment;

import java.util.Arrays;

/// Fills rectangles of pictures.
final class Filling {

    private Filling() {}

    /// Fills a rectangle in all channels; what is outside the picture is cut off.
    static void rectangle(Canvas picture, int top, int left, int rows, int columns, int level) {
        int from = Math.max(0, left);
        int to = Math.min(picture.width(), left + columns);
        if (from >= to) {
            return;
        }
        for (int c = 0; c < picture.channels(); c++) {
            for (int y = Math.max(0, top); y < Math.min(picture.height(), top + rows); y++) {
                int line = c * picture.plane() + y * picture.width();
                Arrays.fill(picture.levels(), line + from, line + to, (byte) level);
            }
        }
    }
}
