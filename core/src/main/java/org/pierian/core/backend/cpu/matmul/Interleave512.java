package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Squares of 16 by 16 numbers in registers of 512 bits.
final class Interleave512 extends VectorInterleave {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
    private static final int LANES = 16;

    Interleave512() {
        super(LANES);
    }

    @Override
    void square(float[] source, int s, int line, float[] target, int t, int width) {
        Squares512.lines(source, s, line, target, t, width);
    }

    @Override
    void scatteredSquare(float[] source, int s, int[] starts, int first, int live, float[] target, int t, int width) {
        Squares512.scatteredLines(source, s, starts, first, live, target, t, width);
    }

    @Override
    void strip(float[] source, int s, int step, int depth, int width, float[] target, int t) {
        for (int p = 0; p < depth; p++) {
            FloatVector.fromArray(S, source, s).intoArray(target, t);
            s += step;
            t += width;
        }
    }
}
