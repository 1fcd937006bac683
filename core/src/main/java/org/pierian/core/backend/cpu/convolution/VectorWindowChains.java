package org.pierian.core.backend.cpu.convolution;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [WindowChains] on vector registers, in which the sums of four vectors of windows stay.
final class VectorWindowChains implements WindowChains {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    @Override
    public void sum(int count, float[] planes, int[] cells, float[] kernel, float[] y) {
        for (int j = 0; j < count; j += 4 * L) {
            four(planes, j, cells, kernel, y);
        }
    }

    private static void four(float[] planes, int j, int[] cells, float[] kernel, float[] y) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        FloatVector s2 = FloatVector.zero(S);
        FloatVector s3 = FloatVector.zero(S);
        for (int p = 0; p < cells.length; p++) {
            int at = cells[p] + j;
            FloatVector k = FloatVector.broadcast(S, kernel[p]);
            s0 = FloatVector.fromArray(S, planes, at).fma(k, s0);
            s1 = FloatVector.fromArray(S, planes, at + L).fma(k, s1);
            s2 = FloatVector.fromArray(S, planes, at + 2 * L).fma(k, s2);
            s3 = FloatVector.fromArray(S, planes, at + 3 * L).fma(k, s3);
        }
        s0.intoArray(y, j);
        s1.intoArray(y, j + L);
        s2.intoArray(y, j + 2 * L);
        s3.intoArray(y, j + 3 * L);
    }
}
