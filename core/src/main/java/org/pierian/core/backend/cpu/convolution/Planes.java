package org.pierian.core.backend.cpu.convolution;

import java.util.Arrays;
import org.pierian.core.backend.Window;

/// Copies of one example's channels with zeros around and between, on which a convolution is a plain sum of
/// products.
final class Planes {

    private Planes() {}

    /// Writes zeros, before the first of a group's examples. Where an example has no number none of the others has.
    ///
    /// @param size [ChannelGroup#planesSize] or [ChannelGroup#spreadSize]
    static void clear(int size, float[] target) {
        Arrays.fill(target, 0, size, 0f);
    }

    /// Copies the group's input channels into planes of `reachHeight` by `reachWidth`, which stay as they are where
    /// there is no input.
    ///
    /// @param target [ChannelGroup#planesSize] numbers, cleared before the first example
    static void pad(ChannelGroup group, float[] x, int example, float[] target) {
        Window w = group.window;
        int height = w.reachHeight();
        int width = w.reachWidth();
        int source = (example * group.allIn + group.firstIn) * w.area();
        int columns = Math.max(0, Math.min(w.width(), width - w.padLeft()));
        for (int c = 0; c < group.in; c++) {
            for (int i = 0; i < w.height() && i + w.padTop() < height; i++) {
                System.arraycopy(
                        x,
                        source + c * w.area() + i * w.width(),
                        target,
                        (c * height + i + w.padTop()) * width + w.padLeft(),
                        columns);
            }
        }
    }

    /// Copies the group's output gradients, spread by the stride, so that a rotated kernel over the planes gives
    /// `dx`.
    ///
    /// @param target [ChannelGroup#spreadSize] numbers, cleared before the first example
    static void spread(ChannelGroup group, float[] dy, int example, float[] target) {
        Window w = group.window;
        int source = (example * group.allOut + group.firstOut) * w.outArea();
        for (int o = 0; o < group.out; o++) {
            spreadPlane(w, dy, source + o * w.outArea(), target, o * group.spreadHeight());
        }
    }

    /// The same for one output channel.
    ///
    /// @param from where the channel begins
    /// @param firstRow where its plane begins, in rows
    static void spreadPlane(Window w, float[] dy, int from, float[] target, int firstRow) {
        int height = w.spreadHeight();
        int width = w.spreadWidth();
        int top = (w.kernelHeight() - 1) * w.dilationHeight() - w.padTop();
        int left = (w.kernelWidth() - 1) * w.dilationWidth() - w.padLeft();
        for (int i = 0; i < w.outHeight(); i++) {
            int row = i * w.strideHeight() + top;
            if (row >= 0 && row < height) {
                int at = from + i * w.outWidth();
                spreadRow(dy, at, w.outWidth(), w.strideWidth(), left, target, (firstRow + row) * width, width);
            }
        }
    }

    /// Numbers `stride` apart, the first at column `left` of a row; those outside of it are left out.
    private static void spreadRow(
            float[] source, int from, int count, int stride, int left, float[] target, int row, int width) {
        if (stride == 1) {
            int first = Math.max(0, -left);
            int end = Math.min(count, width - left);
            if (first < end) {
                System.arraycopy(source, from + first, target, row + left + first, end - first);
            }
            return;
        }
        for (int j = 0; j < count; j++) {
            int column = left + j * stride;
            if (column >= 0 && column < width) {
                target[row + column] = source[from + j];
            }
        }
    }

    /// Copies `height` rows of `width` numbers, which begin `row` apart, one behind the other.
    static void compact(float[] source, int from, int row, int height, int width, float[] target, int to) {
        for (int i = 0; i < height; i++) {
            System.arraycopy(source, from + i * row, target, to + i * width, width);
        }
    }
}
