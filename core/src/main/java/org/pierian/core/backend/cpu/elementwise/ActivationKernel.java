package org.pierian.core.backend.cpu.elementwise;

import org.pierian.core.backend.Activation;

/// An activation over elements `from .. to` of arrays, for functions of one kind, which may differ in a parameter.
public interface ActivationKernel {

    /// `y = f(x)`; `y` may be `x`.
    void forward(Activation f, int from, int to, float[] x, float[] y);

    /// `dx = f.gradient(x, y, dy)`; `dx` may be `dy`.
    void gradient(Activation f, int from, int to, float[] x, float[] y, float[] dy, float[] dx);
}
