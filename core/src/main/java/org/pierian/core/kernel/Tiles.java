package org.pierian.core.kernel;

/// The tiles that cover a block of rows: tall ones, and low ones for what those leave over.
///
/// @param tall used for most rows
/// @param low of as many columns
record Tiles(Tile tall, Tile low) {

    static Tiles of(int bits) {
        return switch (bits) {
            case 512 -> new Tiles(new Tile512(), new LowTile512());
            case 256 -> both(new Tile256());
            default -> both(new Tile128());
        };
    }

    private static Tiles both(Tile tile) {
        return new Tiles(tile, tile);
    }

    int columns() {
        return tall.columns();
    }

    /// How many of `m` rows tall tiles take, such that the fewest rows are padding: 56 of 64, for 14 and 8.
    int tallRows(int m) {
        int most = m / tall.rows();
        int best = most;
        for (int count = most - 1; count >= 0 && count > most - low.rows(); count--) {
            if (padding(m, count) < padding(m, best)) {
                best = count;
            }
        }
        return best * tall.rows();
    }

    private int padding(int m, int count) {
        int rest = m - count * tall.rows();
        return (rest + low.rows() - 1) / low.rows() * low.rows() - rest;
    }

    /// The part of the tiles' work that is not padding, for a block of C.
    double fit(int m, int n) {
        int rows = m + padding(m, tallRows(m) / tall.rows());
        int columns = (n + columns() - 1) / columns() * columns();
        return (double) m / rows * n / columns;
    }
}
