package org.pierian.core.backend.cpu.pooling;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.Upsampling;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Tensor;

/// [Upsampling] that mixes the four numbers around each place.
public final class BilinearUpsampling implements Pooling {

    private final int width;
    private final int area;
    private final Taps rows;
    private final Taps columns;
    private final PlaneTask forward;
    private final PlaneTask backward;

    /// @param geometry sizes and scales
    /// @param team the threads
    public BilinearUpsampling(Upsampling geometry, Team team) {
        this.width = geometry.width();
        this.area = geometry.height() * geometry.width();
        this.rows = new Taps(geometry.height(), geometry.scaleHeight());
        this.columns = new Taps(geometry.width(), geometry.scaleWidth());
        long work = 4L * geometry.outHeight() * geometry.outWidth();
        this.forward = new PlaneTask(geometry.channels(), work, team) {
            @Override
            protected void planes(int first, int end, float[] x, float[] y) {
                for (int p = first; p < end; p++) {
                    mix(x, p * area, y, p * rows.number() * columns.number());
                }
            }
        };
        this.backward = new PlaneTask(geometry.channels(), work, team) {
            @Override
            protected void planes(int first, int end, float[] dy, float[] dx) {
                Arrays.fill(dx, first * area, end * area, 0f);
                for (int p = first; p < end; p++) {
                    spread(dy, p * rows.number() * columns.number(), dx, p * area);
                }
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

    private void mix(float[] x, int plane, float[] y, int to) {
        for (int i = 0; i < rows.number(); i++) {
            int upper = plane + rows.near[i] * width;
            int lower = plane + rows.far[i] * width;
            for (int j = 0; j < columns.number(); j++) {
                int left = columns.near[j];
                int right = columns.far[j];
                float w0 = columns.nearWeight[j];
                float w1 = columns.farWeight[j];
                float top = Fma.fma(w1, x[upper + right], w0 * x[upper + left]);
                float bottom = Fma.fma(w1, x[lower + right], w0 * x[lower + left]);
                y[to++] = Fma.fma(rows.farWeight[i], bottom, rows.nearWeight[i] * top);
            }
        }
    }

    private void spread(float[] dy, int from, float[] dx, int plane) {
        for (int i = 0; i < rows.number(); i++) {
            int upper = plane + rows.near[i] * width;
            int lower = plane + rows.far[i] * width;
            float v0 = rows.nearWeight[i];
            float v1 = rows.farWeight[i];
            for (int j = 0; j < columns.number(); j++) {
                float g = dy[from++];
                int left = columns.near[j];
                int right = columns.far[j];
                float w0 = columns.nearWeight[j];
                float w1 = columns.farWeight[j];
                dx[upper + left] += (v0 * w0) * g;
                dx[upper + right] += (v0 * w1) * g;
                dx[lower + left] += (v1 * w0) * g;
                dx[lower + right] += (v1 * w1) * g;
            }
        }
    }
}
