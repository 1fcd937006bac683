package org.pierian.core.backend.cpu.elementwise;

import org.pierian.core.backend.Activation;

/// An activation on vector registers; what does not fill a vector is left to the definition.
///
/// Each function has loops of its own: one loop for all would call its function, and a vector that is handed to
/// a call becomes an object. For the same reason the longest of them load everything first and round their
/// results in the loop itself: once a method is large, the compiler takes in only methods of the vector module.
abstract class VectorActivation implements ActivationKernel {

    private final int lanes;

    /// @param lanes numbers taken at a time
    VectorActivation(int lanes) {
        this.lanes = lanes;
    }

    @Override
    public final void forward(Activation f, int from, int to, float[] x, float[] y) {
        int end = to - (to - from) % lanes;
        values(f, from, end, x, y);
        for (int i = end; i < to; i++) {
            y[i] = f.value(x[i]);
        }
    }

    @Override
    public final void gradient(Activation f, int from, int to, float[] x, float[] y, float[] dy, float[] dx) {
        int end = to - (to - from) % lanes;
        gradients(f, from, end, x, y, dy, dx);
        for (int i = end; i < to; i++) {
            dx[i] = f.gradient(x[i], y[i], dy[i]);
        }
    }

    /// Writes the function for elements `from .. end`, which are whole vectors.
    abstract void values(Activation f, int from, int end, float[] x, float[] y);

    /// Writes `dy` times the derivative for elements `from .. end`, likewise.
    abstract void gradients(Activation f, int from, int end, float[] x, float[] y, float[] dy, float[] dx);
}
