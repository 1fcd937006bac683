package org.pierian.core.backend.cpu.reduction;

import org.pierian.core.arithmetic.Functions;

/// The readable form of [Exponentials].
public final class ScalarExponentials implements Exponentials {

    @Override
    public void exp(int n, float[] x, int xo, float shift, float[] y, int yo) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Functions.exp(x[xo + i] - shift);
        }
    }
}
