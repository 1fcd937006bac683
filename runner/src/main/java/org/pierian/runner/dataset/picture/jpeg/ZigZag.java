package org.pierian.runner.dataset.picture.jpeg;

import java.util.Arrays;

/// The order of a block's coefficients in a file.
///
/// **Source:** ITU-T T.81, figure A.6.
final class ZigZag {

    private static final int[] PLACES = places();
    private static final int[] ROWS =
            Arrays.stream(PLACES).map(place -> place / InverseDct.SIDE).toArray();
    private static final int[] COLUMNS =
            Arrays.stream(PLACES).map(place -> place % InverseDct.SIDE).toArray();

    private ZigZag() {}

    /// Place among 8 x 8, row by row, of a coefficient of the file.
    ///
    /// @param k 0 to 63
    static int place(int k) {
        return PLACES[k];
    }

    /// Row of that place, 0 to 7.
    static int row(int k) {
        return ROWS[k];
    }

    /// Its column, 0 to 7.
    static int column(int k) {
        return COLUMNS[k];
    }

    /// Up and down along the diagonals.
    private static int[] places() {
        int[] places = new int[InverseDct.BLOCK];
        int k = 0;
        for (int diagonal = 0; diagonal < 2 * InverseDct.SIDE - 1; diagonal++) {
            int least = Math.max(0, diagonal - InverseDct.SIDE + 1);
            int most = Math.min(diagonal, InverseDct.SIDE - 1);
            for (int i = least; i <= most; i++) {
                int row = diagonal % 2 == 0 ? most - i + least : i;
                places[k++] = row * InverseDct.SIDE + diagonal - row;
            }
        }
        return places;
    }
}
