package org.pierian.core.backend.cpu.elementwise;

import org.pierian.core.backend.Activation;

/// Any activation by its definition, one number after the other.
public final class ScalarActivation implements ActivationKernel {

    @Override
    public void forward(Activation f, int from, int to, float[] x, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = f.value(x[i]);
        }
    }

    @Override
    public void gradient(Activation f, int from, int to, float[] x, float[] y, float[] dy, float[] dx) {
        for (int i = from; i < to; i++) {
            dx[i] = f.gradient(x[i], y[i], dy[i]);
        }
    }
}
