package org.pierian.core.backend.cpu.reduction;

/// Exponentials of a row, as softmax needs them.
public interface Exponentials {

    /// `y[yo + i] = exp(x[xo + i] - shift)` with the difference rounded to float32; `y` is another array than `x`.
    void exp(int n, float[] x, int xo, float shift, float[] y, int yo);
}
