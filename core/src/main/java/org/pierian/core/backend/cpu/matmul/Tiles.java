package org.pierian.core.backend.cpu.matmul;

/// The tiles that cover a block of C.
///
/// @param tall used for most rows
/// @param low of as many columns, for the rows that are left over
public record Tiles(Tile tall, Tile low) {

    public static Tiles of(int bits) {
        return switch (bits) {
            case 512 -> new Tiles(new Tile512(), new LowTile512());
            case 256 -> both(new Tile256());
            default -> both(new Tile128());
        };
    }

    private static Tiles both(Tile tile) {
        return new Tiles(tile, tile);
    }

    public int columns() {
        return tall.columns();
    }

    public RowCover cover() {
        return new RowCover(tall.rows(), low.rows());
    }

    /// The part of the tiles' work that is not padding, for a block of C.
    double fit(int m, int n) {
        int columns = (n + columns() - 1) / columns() * columns();
        return (double) m / cover().padded(m) * n / columns;
    }
}
