package org.pierian.runner.dataset.picture.jpeg;

import java.util.Arrays;

/// The samples of one component, brightness or a colour. Its rows and columns may be fewer than the picture's.
final class Component {

    /// Of a coefficient of which nothing has been read yet.
    static final int UNREAD = -1;

    private static final int SIDE = InverseDct.SIDE;
    private static final int BLOCK = InverseDct.BLOCK;

    private final int id;
    private final int across;
    private final int down;
    private final int quantiserPlace;
    private final int width;
    private final int height;
    private final int blockStride;
    private final byte[] plane;
    private final short[] coefficients;
    private final long[] masks;
    private final int[] missingBits = new int[BLOCK];
    private int[] quantiser = {};

    /// @param declared what the header says of it
    /// @param frame the picture that it belongs to
    Component(DeclaredComponent declared, FrameSize frame) {
        this.id = declared.id();
        this.across = declared.across();
        this.down = declared.down();
        this.quantiserPlace = declared.quantiser();
        this.width = Math.ceilDiv(frame.width() * across, frame.across());
        this.height = Math.ceilDiv(frame.height() * down, frame.down());
        this.blockStride = frame.groupsAcross() * across;
        int blocks = blockStride * frame.groupsDown() * down;
        this.plane = new byte[blocks * BLOCK];
        this.coefficients = new short[frame.keepsCoefficients() ? blocks * BLOCK : 0];
        this.masks = new long[frame.keepsCoefficients() ? blocks : 0];
        Arrays.fill(missingBits, UNREAD);
    }

    int id() {
        return id;
    }

    /// Blocks of a group in a row.
    int across() {
        return across;
    }

    /// Rows of blocks of a group.
    int down() {
        return down;
    }

    /// Samples in a row.
    int width() {
        return width;
    }

    /// Rows of samples.
    int height() {
        return height;
    }

    int quantiserPlace() {
        return quantiserPlace;
    }

    /// Keeps the quantisers that are valid when its first scan begins.
    void quantiseBy(int[] values) {
        if (quantiser.length == 0) {
            quantiser = values;
        }
    }

    /// The quantisers, row by row; none before its first scan.
    int[] quantiser() {
        return quantiser;
    }

    /// Number of a block. Its first coefficient is 64 times as far in [#coefficients].
    int block(int row, int column) {
        return row * blockStride + column;
    }

    /// All coefficients, block after block, each row by row; where they are kept.
    short[] coefficients() {
        return coefficients;
    }

    /// Which coefficients of each block are not 0, but for the first: bit k is set for coefficient k in the order
    /// of the file.
    long[] masks() {
        return masks;
    }

    /// How many of the lowest bits of each coefficient have not been read, [#UNREAD] before its first scan.
    int[] missingBits() {
        return missingBits;
    }

    /// Writes the samples of a block of which nothing but the first coefficient is not 0.
    ///
    /// @param first that coefficient, multiplied by its quantiser
    void writeFlat(int first, int row, int column) {
        byte level = InverseDct.flat(first);
        int at = place(row, column);
        for (int y = 0; y < SIDE; y++, at += stride()) {
            Arrays.fill(plane, at, at + SIDE, level);
        }
    }

    /// Place of a block's first sample in [#plane].
    int place(int row, int column) {
        return row * SIDE * stride() + column * SIDE;
    }

    /// From a row of samples to the next in [#plane].
    int stride() {
        return blockStride * SIDE;
    }

    /// The samples, with those that fill the last blocks.
    byte[] plane() {
        return plane;
    }

    /// Place of the first sample of a row; of the first or last row, where there is none.
    int row(int y) {
        return Math.clamp(y, 0, height - 1) * blockStride * SIDE;
    }
}
