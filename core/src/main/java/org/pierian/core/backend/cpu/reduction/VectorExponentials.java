package org.pierian.core.backend.cpu.reduction;

import org.pierian.core.backend.cpu.vector.VectorFunctions;

/// [Exponentials] on vector registers.
final class VectorExponentials implements Exponentials {

    private final Exponentials scalar = new ScalarExponentials();

    @Override
    public void exp(int n, float[] x, int xo, float shift, float[] y, int yo) {
        if (n < VectorFunctions.LANES) {
            scalar.exp(n, x, xo, shift, y, yo);
        } else {
            VectorFunctions.exp(n, x, xo, shift, y, yo);
        }
    }
}
