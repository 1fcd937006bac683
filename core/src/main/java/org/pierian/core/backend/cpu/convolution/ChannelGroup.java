package org.pierian.core.backend.cpu.convolution;

import org.pierian.core.backend.Window;

/// A group of channels of a convolution, whose inputs are seen by its outputs only, with the offsets that its
/// sums run over.
///
/// Offsets lie within planes, which are copies of one example's channels with zeros around them: for the
/// forward pass and the weight gradient as wide as the windows reach ([Window#reachWidth]), for the input
/// gradient as in [#spreadWidth].
public final class ChannelGroup {

    final Window window;
    final int in;
    final int firstIn;
    final int allIn;
    final int out;
    final int firstOut;
    final int allOut;
    /// Offset of each cell of a window, over (in-channel, kernel row, kernel column).
    final int[] cells;
    /// Offset of the first cell of each window, over (row, column) of `y`.
    final int[] corners;
    /// Offset of each cell of a rotated window, over (out-channel, kernel row, kernel column).
    final int[] turnedCells;

    private volatile int[] strides = {};

    /// @param window the geometry
    /// @param in channels in the group
    /// @param firstIn the first of them
    /// @param allIn channels of `x`
    /// @param out output channels in the group
    /// @param firstOut the first of them
    /// @param allOut output channels of `y`, the length of a row of `weight`
    public ChannelGroup(Window window, int in, int firstIn, int allIn, int out, int firstOut, int allOut) {
        this.window = window;
        this.in = in;
        this.firstIn = firstIn;
        this.allIn = allIn;
        this.out = out;
        this.firstOut = firstOut;
        this.allOut = allOut;
        this.cells = cellOffsets(in, window.reachHeight(), window.reachWidth());
        this.corners = cornerOffsets();
        this.turnedCells = cellOffsets(out, spreadHeight(), spreadWidth());
    }

    /// Offsets of rows of the given length, one row for each cell; made once for each length.
    int[] strides(int row) {
        int[] known = strides;
        if (known.length > 0 && known[known.length - 1] == (known.length - 1) * row) {
            return known;
        }
        int[] fresh = new int[cells.length];
        for (int p = 0; p < fresh.length; p++) {
            fresh[p] = p * row;
        }
        strides = fresh;
        return fresh;
    }

    /// Rows of a plane of output gradients.
    int spreadHeight() {
        return window.spreadHeight();
    }

    /// Columns of a plane of output gradients.
    int spreadWidth() {
        return window.spreadWidth();
    }

    /// Numbers in the planes of the group's inputs.
    int planesSize() {
        return in * window.reachHeight() * window.reachWidth();
    }

    /// Numbers in the planes of the group's output gradients.
    int spreadSize() {
        return out * spreadHeight() * spreadWidth();
    }

    private int[] cellOffsets(int channels, int planeHeight, int planeWidth) {
        int[] offsets = new int[channels * window.cells()];
        int at = 0;
        for (int c = 0; c < channels; c++) {
            for (int u = 0; u < window.kernelHeight(); u++) {
                for (int v = 0; v < window.kernelWidth(); v++) {
                    offsets[at++] =
                            (c * planeHeight + u * window.dilationHeight()) * planeWidth + v * window.dilationWidth();
                }
            }
        }
        return offsets;
    }

    private int[] cornerOffsets() {
        int[] offsets = new int[window.outArea()];
        for (int q = 0; q < offsets.length; q++) {
            offsets[q] = q / window.outWidth() * window.strideHeight() * window.reachWidth()
                    + q % window.outWidth() * window.strideWidth();
        }
        return offsets;
    }
}
