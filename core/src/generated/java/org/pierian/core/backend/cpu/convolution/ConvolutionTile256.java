package org.pierian.core.backend.cpu.convolution;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loop of convolutions for 4 rows in registers of 256 bits. Written by
/// `scripts/TileGenerator.java`.
final class ConvolutionTile256 implements ConvolutionTile {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;

    @Override
    public int rows() {
        return 4;
    }

    @Override
    public int columns() {
        return 16;
    }

    @Override
    public void slide(
            int from, int to, float[] a, int ao, float[] b, int bo, int[] cells, float[] c, int co, int cRow) {
        FloatVector c0_0 = FloatVector.zero(S);
        FloatVector c0_1 = FloatVector.zero(S);
        FloatVector c1_0 = FloatVector.zero(S);
        FloatVector c1_1 = FloatVector.zero(S);
        FloatVector c2_0 = FloatVector.zero(S);
        FloatVector c2_1 = FloatVector.zero(S);
        FloatVector c3_0 = FloatVector.zero(S);
        FloatVector c3_1 = FloatVector.zero(S);
        for (int p = from; p < to; p++) {
            int at = bo + cells[p];
            FloatVector b0 = FloatVector.fromArray(S, b, at + 0);
            FloatVector b1 = FloatVector.fromArray(S, b, at + 8);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + 0]);
            c0_0 = a0.fma(b0, c0_0);
            c0_1 = a0.fma(b1, c0_1);
            FloatVector a1 = FloatVector.broadcast(S, a[ao + 1]);
            c1_0 = a1.fma(b0, c1_0);
            c1_1 = a1.fma(b1, c1_1);
            FloatVector a2 = FloatVector.broadcast(S, a[ao + 2]);
            c2_0 = a2.fma(b0, c2_0);
            c2_1 = a2.fma(b1, c2_1);
            FloatVector a3 = FloatVector.broadcast(S, a[ao + 3]);
            c3_0 = a3.fma(b0, c3_0);
            c3_1 = a3.fma(b1, c3_1);
            ao += 4;
        }
        c0_0.intoArray(c, co + 0 * cRow + 0);
        c0_1.intoArray(c, co + 0 * cRow + 8);
        c1_0.intoArray(c, co + 1 * cRow + 0);
        c1_1.intoArray(c, co + 1 * cRow + 8);
        c2_0.intoArray(c, co + 2 * cRow + 0);
        c2_1.intoArray(c, co + 2 * cRow + 8);
        c3_0.intoArray(c, co + 3 * cRow + 0);
        c3_1.intoArray(c, co + 3 * cRow + 8);
    }
}
