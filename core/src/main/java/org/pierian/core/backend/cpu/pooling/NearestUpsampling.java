package org.pierian.core.backend.cpu.pooling;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.Upsampling;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Tensor;

/// [Upsampling] that writes each number several times.
public final class NearestUpsampling implements Pooling {

    private final int height;
    private final int width;
    private final int scaleHeight;
    private final int scaleWidth;
    private final PlaneTask forward;
    private final PlaneTask backward;

    /// @param geometry sizes and scales
    /// @param team the threads
    public NearestUpsampling(Upsampling geometry, Team team) {
        this.height = geometry.height();
        this.width = geometry.width();
        this.scaleHeight = geometry.scaleHeight();
        this.scaleWidth = geometry.scaleWidth();
        long work = (long) geometry.outHeight() * geometry.outWidth();
        this.forward = new PlaneTask(geometry.channels(), work, team) {
            @Override
            protected void planes(int first, int end, float[] x, float[] y) {
                copyRows(first * height, end * height, x, y);
            }
        };
        this.backward = new PlaneTask(geometry.channels(), work, team) {
            @Override
            protected void planes(int first, int end, float[] dy, float[] dx) {
                addRows(first * height, end * height, dy, dx);
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

    private void copyRows(int first, int end, float[] x, float[] y) {
        int outWidth = width * scaleWidth;
        for (int i = first; i < end; i++) {
            int top = i * scaleHeight * outWidth;
            for (int j = 0, to = top; j < width; j++, to += scaleWidth) {
                Arrays.fill(y, to, to + scaleWidth, x[i * width + j]);
            }
            for (int copy = 1; copy < scaleHeight; copy++) {
                System.arraycopy(y, top, y, top + copy * outWidth, outWidth);
            }
        }
    }

    private void addRows(int first, int end, float[] dy, float[] dx) {
        int outWidth = width * scaleWidth;
        for (int i = first; i < end; i++) {
            Arrays.fill(dx, i * width, (i + 1) * width, 0f);
            for (int row = i * scaleHeight; row < (i + 1) * scaleHeight; row++) {
                int from = row * outWidth;
                for (int j = i * width; j < (i + 1) * width; j++) {
                    float sum = dx[j];
                    for (int copy = 0; copy < scaleWidth; copy++) {
                        sum += dy[from++];
                    }
                    dx[j] = sum;
                }
            }
        }
    }
}
