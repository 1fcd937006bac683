package org.pierian.core.backend.cpu.elementwise;

/// An activation over elements `from .. to` of arrays.
public interface ActivationKernel {

    /// `y = f(x)`; `y` may be `x`.
    void forward(int from, int to, float[] x, float[] y);

    /// `dx = f.gradient(x, y, dy)`; `dx` may be `dy`.
    void gradient(int from, int to, float[] x, float[] y, float[] dy, float[] dx);
}
