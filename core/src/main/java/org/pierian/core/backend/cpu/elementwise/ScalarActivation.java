package org.pierian.core.backend.cpu.elementwise;

import org.pierian.core.backend.Activation;

/// Any activation by its definition, one number after the other.
///
/// @param f the definition
public record ScalarActivation(Activation f) implements ActivationKernel {

    @Override
    public void forward(int from, int to, float[] x, float[] y) {
        forward(f, from, to, x, y);
    }

    @Override
    public void gradient(int from, int to, float[] x, float[] y, float[] dy, float[] dx) {
        gradient(f, from, to, x, y, dy, dx);
    }

    static void forward(Activation f, int from, int to, float[] x, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = f.value(x[i]);
        }
    }

    static void gradient(Activation f, int from, int to, float[] x, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < to; i++) {
            dx[i] = f.gradient(x[i], y[i], dy[i]);
        }
    }
}
