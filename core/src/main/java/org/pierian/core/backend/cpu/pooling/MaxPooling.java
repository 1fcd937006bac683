package org.pierian.core.backend.cpu.pooling;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Tensor;

/// [Pooling] that takes the largest element of each window.
public final class MaxPooling implements Pooling {

    private final Window w;
    private final boolean pairs;
    private final PairForms forms;
    private final int[] places; // [max batch * channels * windows], index of the winner within its plane
    private final PlaneTask forward;
    private final PlaneTask backward;

    /// @param window the geometry
    /// @param maxBatch the most examples in a pass
    /// @param forms the form in use for windows of two by two
    /// @param team the threads
    public MaxPooling(Window window, int maxBatch, PairForms forms, Team team) {
        this.w = window;
        this.pairs = arePairs(window);
        this.forms = forms;
        this.places = new int[Math.multiplyExact(maxBatch, window.channels() * window.outArea())];
        long work = (long) window.outArea() * window.cells();
        this.forward = new PlaneTask(window.channels(), work, team) {
            @Override
            protected void planes(int first, int end, float[] x, float[] y) {
                max(first, end, x, y);
            }
        };
        this.backward = new PlaneTask(window.channels(), work, team) {
            @Override
            protected void planes(int first, int end, float[] dy, float[] dx) {
                gradient(first, end, dy, dx);
            }
        };
    }

    @Override
    public void forward(int first, int end, Tensor x, Tensor y) {
        forward.examples(first, end, array(x), array(y));
    }

    @Override
    public void backward(int first, int end, Tensor dy, Tensor dx) {
        backward.examples(first, end, array(dy), array(dx));
    }

    private void max(int first, int end, float[] x, float[] y) {
        for (int p = first; p < end; p++) {
            if (pairs) {
                pairPlane(forms.kernel(w.outArea()), x, p * w.area(), y, p * w.outArea());
            } else {
                plane(x, p * w.area(), y, p * w.outArea());
            }
        }
    }

    private void gradient(int first, int end, float[] dy, float[] dx) {
        Arrays.fill(dx, first * w.area(), end * w.area(), 0f);
        for (int p = first; p < end; p++) {
            for (int q = p * w.outArea(); q < (p + 1) * w.outArea(); q++) {
                dx[p * w.area() + places[q]] += dy[q];
            }
        }
    }

    private void plane(float[] x, int plane, float[] y, int to) {
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
                        int wins = Winner.wins(value, max);
                        max = Winner.choose(wins, value, max);
                        best ^= (best ^ at) & wins;
                    }
                }
                y[to] = max;
                places[to] = best;
                to++;
            }
        }
    }

    /// The same as [#plane] for windows of two by two side by side, without padding.
    private void pairPlane(PairMaxima maxima, float[] x, int plane, float[] y, int first) {
        for (int i = 0; i < w.outHeight(); i++) {
            int place = i * w.strideHeight() * w.width();
            maxima.row(w.outWidth(), x, plane, place, w.width(), y, first + i * w.outWidth(), places);
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
}
