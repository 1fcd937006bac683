package org.pierian.core.backend.cpu.convolution;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost loop of convolutions for 8 rows in registers of 128 bits. Written by
/// `scripts/TileGenerator.java`.
final class ConvolutionTile128 implements ConvolutionTile {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_128;

    @Override
    public int rows() {
        return 8;
    }

    @Override
    public int columns() {
        return 8;
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
        FloatVector c4_0 = FloatVector.zero(S);
        FloatVector c4_1 = FloatVector.zero(S);
        FloatVector c5_0 = FloatVector.zero(S);
        FloatVector c5_1 = FloatVector.zero(S);
        FloatVector c6_0 = FloatVector.zero(S);
        FloatVector c6_1 = FloatVector.zero(S);
        FloatVector c7_0 = FloatVector.zero(S);
        FloatVector c7_1 = FloatVector.zero(S);
        for (int p = from; p < to; p++) {
            int at = bo + cells[p];
            FloatVector b0 = FloatVector.fromArray(S, b, at + 0);
            FloatVector b1 = FloatVector.fromArray(S, b, at + 4);
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
            FloatVector a4 = FloatVector.broadcast(S, a[ao + 4]);
            c4_0 = a4.fma(b0, c4_0);
            c4_1 = a4.fma(b1, c4_1);
            FloatVector a5 = FloatVector.broadcast(S, a[ao + 5]);
            c5_0 = a5.fma(b0, c5_0);
            c5_1 = a5.fma(b1, c5_1);
            FloatVector a6 = FloatVector.broadcast(S, a[ao + 6]);
            c6_0 = a6.fma(b0, c6_0);
            c6_1 = a6.fma(b1, c6_1);
            FloatVector a7 = FloatVector.broadcast(S, a[ao + 7]);
            c7_0 = a7.fma(b0, c7_0);
            c7_1 = a7.fma(b1, c7_1);
            ao += 8;
        }
        c0_0.intoArray(c, co + 0 * cRow + 0);
        c0_1.intoArray(c, co + 0 * cRow + 4);
        c1_0.intoArray(c, co + 1 * cRow + 0);
        c1_1.intoArray(c, co + 1 * cRow + 4);
        c2_0.intoArray(c, co + 2 * cRow + 0);
        c2_1.intoArray(c, co + 2 * cRow + 4);
        c3_0.intoArray(c, co + 3 * cRow + 0);
        c3_1.intoArray(c, co + 3 * cRow + 4);
        c4_0.intoArray(c, co + 4 * cRow + 0);
        c4_1.intoArray(c, co + 4 * cRow + 4);
        c5_0.intoArray(c, co + 5 * cRow + 0);
        c5_1.intoArray(c, co + 5 * cRow + 4);
        c6_0.intoArray(c, co + 6 * cRow + 0);
        c6_1.intoArray(c, co + 6 * cRow + 4);
        c7_0.intoArray(c, co + 7 * cRow + 0);
        c7_1.intoArray(c, co + 7 * cRow + 4);
    }
}
