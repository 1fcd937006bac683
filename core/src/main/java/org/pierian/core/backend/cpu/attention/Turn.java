package org.pierian.core.backend.cpu.attention;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Rotation;

/// Rotation and scaling of the queries or keys of one head, and their gradients, step by step in place.
final class Turn {

    private final Rotation rotation;
    private final int headDim;
    private final int pairs;
    private final int step; // from one pair to the next
    private final int apart; // of the numbers of a pair

    Turn(Rotation rotation, int headDim) {
        this.rotation = rotation;
        this.headDim = headDim;
        this.pairs = headDim / 2;
        this.step = rotation.adjacent() ? 2 : 1;
        this.apart = rotation.adjacent() ? 1 : pairs;
    }

    /// Rotates, then multiplies.
    ///
    /// @param steps number of steps, from the first position on
    /// @param x the head's numbers of the first step at `at`, `width` apart from those of the next
    void forward(int steps, float factor, float[] x, int at, int width) {
        for (int t = 0; t < steps; t++) {
            int row = at + t * width;
            if (!rotation.isNone()) {
                rotate(t, x, row);
            }
            if (factor != 1f) {
                scale(factor, x, row);
            }
        }
    }

    /// Turns gradients for what [#forward] has made, -0 in which counts as +0, into those for what it was given.
    void backward(int steps, float factor, float[] dx, int at, int width) {
        for (int t = 0; t < steps; t++) {
            int row = at + t * width;
            positiveZeros(dx, row);
            if (factor != 1f) {
                scale(factor, dx, row);
            }
            if (!rotation.isNone()) {
                rotateBack(t, dx, row);
            }
        }
    }

    /// Makes -0 to +0.
    void positiveZeros(int steps, float[] x, int at, int width) {
        for (int t = 0; t < steps; t++) {
            positiveZeros(x, at + t * width);
        }
    }

    private void positiveZeros(float[] x, int row) {
        for (int i = row; i < row + headDim; i++) {
            x[i] += 0f;
        }
    }

    private void scale(float factor, float[] x, int row) {
        for (int i = row; i < row + headDim; i++) {
            x[i] *= factor;
        }
    }

    private void rotate(int t, float[] x, int row) {
        float[] cosines = array(rotation.cosines());
        float[] sines = array(rotation.sines());
        for (int p = 0; p < pairs; p++) {
            int i = row + p * step;
            float cos = cosines[t * pairs + p];
            float sin = sines[t * pairs + p];
            float a = x[i];
            float b = x[i + apart];
            x[i] = Fma.fma(-b, sin, a * cos);
            x[i + apart] = Fma.fma(a, sin, b * cos);
        }
    }

    private void rotateBack(int t, float[] dx, int row) {
        float[] cosines = array(rotation.cosines());
        float[] sines = array(rotation.sines());
        for (int p = 0; p < pairs; p++) {
            int i = row + p * step;
            float cos = cosines[t * pairs + p];
            float sin = sines[t * pairs + p];
            float a = dx[i];
            float b = dx[i + apart];
            dx[i] = Fma.fma(b, sin, a * cos);
            dx[i + apart] = Fma.fma(-a, sin, b * cos);
        }
    }
}
