package org.pierian.core.backend.cpu.pooling;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Tensor;

/// [Pooling] that takes the mean of each window.
public final class MeanPooling implements Pooling {

    private final Window w;
    private final PlaneTask forward;
    private final PlaneTask backward;

    /// @param window the geometry
    /// @param team the threads
    public MeanPooling(Window window, Team team) {
        this.w = window;
        this.forward = new PlaneTask(window, team) {
            @Override
            protected void planes(int first, int end, float[] x, float[] y) {
                mean(first, end, x, y);
            }
        };
        this.backward = new PlaneTask(window, team) {
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

    private void mean(int first, int end, float[] x, float[] y) {
        for (int p = first; p < end; p++) {
            plane(x, p * w.area(), y, p * w.outArea(), 1f / w.cells());
        }
    }

    private void gradient(int first, int end, float[] dy, float[] dx) {
        Arrays.fill(dx, first * w.area(), end * w.area(), 0f);
        for (int p = first; p < end; p++) {
            gradientPlane(dy, p * w.outArea(), dx, p * w.area(), 1f / w.cells());
        }
    }

    private void plane(float[] x, int plane, float[] y, int to, float share) {
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

    private void gradientPlane(float[] dy, int from, float[] dx, int plane, float share) {
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
