package org.pierian.runner.dataset.picture.png;

/// Where the pixels of a PNG file stand in its data: row by row, or in the seven passes of Adam7.
///
/// **Source:** ISO 15948, 8.2.
final class PngPasses {

    // of each pass: its first column and row, and the steps to the next ones
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };
    private static final int[][] ALL = {{0, 0, 1, 1}};

    private final PngHeader header;
    private final int[][] passes;
    private final long[] starts; // of the passes in the data, and the end of the last one

    PngPasses(PngHeader header) {
        this.header = header;
        this.passes = header.interlaced() ? ADAM7 : ALL;
        this.starts = new long[passes.length + 1];
        for (int p = 0; p < passes.length; p++) {
            starts[p + 1] = starts[p] + (columns(p) == 0 ? 0 : rows(p) * (1 + header.lineBytes(columns(p))));
        }
    }

    int count() {
        return passes.length;
    }

    /// Bytes of all rows, each with the byte that names its filter.
    long bytes() {
        return starts[passes.length];
    }

    /// Pixels in a row of a pass.
    int columns(int pass) {
        return Math.max(0, Math.ceilDiv(header.width() - passes[pass][0], passes[pass][2]));
    }

    /// Rows of a pass; those without pixels are not in the data.
    int rows(int pass) {
        return Math.max(0, Math.ceilDiv(header.height() - passes[pass][1], passes[pass][3]));
    }

    /// Place of the filter of a row.
    int line(int pass, int row) {
        return (int) (starts[pass] + row * (1 + header.lineBytes(columns(pass))));
    }

    /// Place of the first byte of the row that a pixel is in.
    int lineOf(int pass, int y) {
        return line(pass, (y - passes[pass][1]) / passes[pass][3]) + 1;
    }

    /// Which pixel of its row in the pass a pixel is.
    int columnOf(int pass, int x) {
        return (x - passes[pass][0]) / passes[pass][2];
    }

    /// The pass that a pixel is in.
    int passOf(int x, int y) {
        int pass = 0;
        while (!has(passes[pass], x, y)) {
            pass++;
        }
        return pass;
    }

    private static boolean has(int[] pass, int x, int y) {
        return x >= pass[0] && y >= pass[1] && (x - pass[0]) % pass[2] == 0 && (y - pass[1]) % pass[3] == 0;
    }
}
