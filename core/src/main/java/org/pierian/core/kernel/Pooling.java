package org.pierian.core.kernel;

import java.util.Arrays;

/// Largest elements and means over windows, for a batch of `[batch, channels, height, width]`.
///
/// Each layer has one, because it holds what the threads work on. Plain loops but for [PairMaxima]: they touch each
/// element once, and the products around them take far longer.
public final class Pooling implements Parallel.Task {

    private static final float[] NO_FLOATS = {};
    private static final int[] NO_PLACES = {};

    private final Window w;
    private final boolean pairs;
    private Work work = Work.MAX;
    private int planes;
    private float[] from = NO_FLOATS;
    private float[] to = NO_FLOATS;
    private int[] places = NO_PLACES;

    private enum Work {
        MAX,
        MAX_GRADIENT,
        MEAN,
        MEAN_GRADIENT
    }

    /// @param window the geometry
    public Pooling(Window window) {
        this.w = window;
        this.pairs = arePairs(window);
    }

    /// Writes the largest element of each window and where it lies; padding counts as minus infinity, the first
    /// of equals wins, and NaN wins over numbers.
    ///
    /// @param planes batch times channels
    /// @param winners receives, for each window, the index of the winner within its plane
    public void max(int planes, float[] x, float[] y, int[] winners) {
        run(Work.MAX, planes, x, y, winners);
    }

    /// Adds each window's gradient at its winner, windows in row-major order.
    public void maxGradient(int planes, int[] winners, float[] dy, float[] dx) {
        run(Work.MAX_GRADIENT, planes, dy, dx, winners);
    }

    /// Writes the mean of each window: one chain of additions over (row, column) from +0, times 1 / cells;
    /// padding counts as 0.
    public void mean(int planes, float[] x, float[] y) {
        run(Work.MEAN, planes, x, y, NO_PLACES);
    }

    /// Adds each window's share of its gradient to its elements, windows in row-major order.
    public void meanGradient(int planes, float[] dy, float[] dx) {
        run(Work.MEAN_GRADIENT, planes, dy, dx, NO_PLACES);
    }

    private void run(Work work, int planes, float[] from, float[] to, int[] places) {
        this.work = work;
        this.planes = planes;
        this.from = from;
        this.to = to;
        this.places = places;
        Parallel.run((long) planes * w.outArea() * w.cells() < SERIAL ? 1 : planes, this);
        this.from = NO_FLOATS;
        this.to = NO_FLOATS;
        this.places = NO_PLACES;
    }

    /// Elements below which one thread does everything.
    private static final long SERIAL = 1 << 16;

    @Override
    public void run(int part, int parts) {
        int first = (int) ((long) planes * part / parts);
        int end = (int) ((long) planes * (part + 1) / parts);
        switch (work) {
            case MAX -> max(first, end, from, to, places);
            case MAX_GRADIENT -> maxGradient(first, end, places, from, to);
            case MEAN -> mean(first, end, from, to);
            case MEAN_GRADIENT -> meanGradient(first, end, from, to);
        }
    }

    /// As [#max(int, float[], float[], int[])] for planes `first .. end`, on this thread.
    public void max(int first, int end, float[] x, float[] y, int[] winners) {
        PairMaxima maxima = Kernels.pairMaxima();
        for (int p = first; p < end; p++) {
            if (pairs) {
                maxPairs(maxima, x, p * w.area(), y, p * w.outArea(), winners);
            } else {
                maxPlane(w, x, p * w.area(), y, p * w.outArea(), winners);
            }
        }
    }

    /// As [#maxGradient(int, int[], float[], float[])] for planes `first .. end`, on this thread.
    public void maxGradient(int first, int end, int[] winners, float[] dy, float[] dx) {
        Arrays.fill(dx, first * w.area(), end * w.area(), 0f);
        for (int p = first; p < end; p++) {
            for (int q = p * w.outArea(); q < (p + 1) * w.outArea(); q++) {
                dx[p * w.area() + winners[q]] += dy[q];
            }
        }
    }

    /// As [#mean(int, float[], float[])] for planes `first .. end`, on this thread.
    public void mean(int first, int end, float[] x, float[] y) {
        for (int p = first; p < end; p++) {
            meanPlane(w, x, p * w.area(), y, p * w.outArea(), 1f / w.cells());
        }
    }

    /// As [#meanGradient(int, float[], float[])] for planes `first .. end`, on this thread.
    public void meanGradient(int first, int end, float[] dy, float[] dx) {
        Arrays.fill(dx, first * w.area(), end * w.area(), 0f);
        for (int p = first; p < end; p++) {
            meanGradientPlane(w, dy, p * w.outArea(), dx, p * w.area(), 1f / w.cells());
        }
    }

    private static void maxPlane(Window w, float[] x, int plane, float[] y, int to, int[] places) {
        for (int i = 0; i < w.outHeight(); i++) {
            int top = i * w.strideHeight() - w.padTop();
            int firstRow = Math.max(0, top);
            int endRow = Math.min(w.height(), top + w.kernelHeight());
            for (int j = 0; j < w.outWidth(); j++) {
                int left = j * w.strideWidth() - w.padLeft();
                int firstColumn = Math.max(0, left);
                int endColumn = Math.min(w.width(), left + w.kernelWidth());
                int best = firstRow * w.width() + firstColumn;
                float max = x[plane + best];
                for (int r = firstRow; r < endRow; r++) {
                    for (int c = firstColumn; c < endColumn; c++) {
                        int at = r * w.width() + c;
                        float value = x[plane + at];
                        int wins = wins(value, max);
                        max = choose(wins, value, max);
                        best ^= (best ^ at) & wins;
                    }
                }
                y[to] = max;
                places[to] = best;
                to++;
            }
        }
    }

    /// All ones when `value` takes the place of `max`, otherwise 0. Which it will be no processor can guess, so
    /// there is no branch.
    static int wins(float value, float max) {
        int notLess = value <= max ? 0 : -1;
        int isNumber = Float.isNaN(max) ? 0 : -1;
        return notLess & isNumber;
    }

    static float choose(int wins, float value, float max) {
        int bits = Float.floatToRawIntBits(max);
        return Float.intBitsToFloat(bits ^ ((bits ^ Float.floatToRawIntBits(value)) & wins));
    }

    /// The same as [#maxPlane] for windows of two by two side by side, without padding.
    private void maxPairs(PairMaxima maxima, float[] x, int plane, float[] y, int first, int[] winners) {
        for (int i = 0; i < w.outHeight(); i++) {
            int place = i * w.strideHeight() * w.width();
            maxima.row(w.outWidth(), x, plane, place, w.width(), y, first + i * w.outWidth(), winners);
        }
    }

    private static boolean arePairs(Window w) {
        return w.kernelHeight() == 2
                && w.kernelWidth() == 2
                && w.strideWidth() == 2
                && w.padTop() == 0
                && w.padLeft() == 0
                && (w.outHeight() - 1) * w.strideHeight() + 2 <= w.height()
                && (w.outWidth() - 1) * w.strideWidth() + 2 <= w.width();
    }

    private static void meanPlane(Window w, float[] x, int plane, float[] y, int to, float share) {
        for (int i = 0; i < w.outHeight(); i++) {
            int top = i * w.strideHeight() - w.padTop();
            for (int j = 0; j < w.outWidth(); j++) {
                int left = j * w.strideWidth() - w.padLeft();
                float sum = 0f;
                for (int r = Math.max(0, top); r < Math.min(w.height(), top + w.kernelHeight()); r++) {
                    for (int c = Math.max(0, left); c < Math.min(w.width(), left + w.kernelWidth()); c++) {
                        sum += x[plane + r * w.width() + c];
                    }
                }
                y[to++] = sum * share;
            }
        }
    }

    private static void meanGradientPlane(Window w, float[] dy, int from, float[] dx, int plane, float share) {
        for (int i = 0; i < w.outHeight(); i++) {
            int top = i * w.strideHeight() - w.padTop();
            for (int j = 0; j < w.outWidth(); j++) {
                int left = j * w.strideWidth() - w.padLeft();
                float part = dy[from++] * share;
                for (int r = Math.max(0, top); r < Math.min(w.height(), top + w.kernelHeight()); r++) {
                    for (int c = Math.max(0, left); c < Math.min(w.width(), left + w.kernelWidth()); c++) {
                        dx[plane + r * w.width() + c] += part;
                    }
                }
            }
        }
    }
}
