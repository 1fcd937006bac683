package org.pierian.core.backend.cpu.pooling;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.Spans;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Tensor;

/// [Pooling] that takes the mean of each window.
public final class MeanPooling implements Pooling {

    private final Spans rows;
    private final Spans columns;
    private final int area;
    private final int outArea;
    private final PlaneTask forward;
    private final PlaneTask backward;

    /// @param channels number of channels
    /// @param rows where windows lie down the image
    /// @param columns where they lie across
    /// @param team the threads
    public MeanPooling(int channels, Spans rows, Spans columns, Team team) {
        this.rows = rows;
        this.columns = columns;
        this.area = rows.size() * columns.size();
        this.outArea = rows.number() * columns.number();
        long work = rows.cells() * columns.cells();
        this.forward = new PlaneTask(channels, work, team) {
            @Override
            protected void planes(int first, int end, float[] x, float[] y) {
                mean(first, end, x, y);
            }
        };
        this.backward = new PlaneTask(channels, work, team) {
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
            plane(x, p * area, y, p * outArea);
        }
    }

    private void gradient(int first, int end, float[] dy, float[] dx) {
        Arrays.fill(dx, first * area, end * area, 0f);
        for (int p = first; p < end; p++) {
            gradientPlane(dy, p * outArea, dx, p * area);
        }
    }

    private float share(int i, int j) {
        return 1f / (rows.count(i) * columns.count(j));
    }

    private void plane(float[] x, int plane, float[] y, int to) {
        int width = columns.size();
        for (int i = 0; i < rows.number(); i++) {
            for (int j = 0; j < columns.number(); j++) {
                float sum = 0f;
                for (int r = rows.first(i); r < rows.end(i); r++) {
                    int row = plane + r * width;
                    for (int c = row + columns.first(j); c < row + columns.end(j); c++) {
                        sum += x[c];
                    }
                }
                y[to++] = sum * share(i, j);
            }
        }
    }

    private void gradientPlane(float[] dy, int from, float[] dx, int plane) {
        int width = columns.size();
        for (int i = 0; i < rows.number(); i++) {
            for (int j = 0; j < columns.number(); j++) {
                float part = dy[from++] * share(i, j);
                for (int r = rows.first(i); r < rows.end(i); r++) {
                    int row = plane + r * width;
                    for (int c = row + columns.first(j); c < row + columns.end(j); c++) {
                        dx[c] += part;
                    }
                }
            }
        }
    }
}
