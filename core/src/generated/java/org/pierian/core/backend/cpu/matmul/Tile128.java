package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A tile of 8 rows and 12 columns in registers of 128 bits (32 registers: 24 sums, 3 vectors of B, the rest for A).
///
/// Written by `scripts/TileGenerator.java`.
final class Tile128 implements Tile {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_128;
    private static final float[] ZEROS = new float[12];

    @Override
    public int rows() {
        return 8;
    }

    @Override
    public int columns() {
        return 12;
    }

    @Override
    public void multiply(
            int k, float[] a, int ao, float[] b, int bo, float[] c, int co, int cRow, boolean more) {
        if (more) {
            loop(k, a, ao, b, bo, c, co, cRow, c, co, cRow);
        } else {
            loop(k, a, ao, b, bo, c, co, cRow, ZEROS, 0, 0);
        }
    }

    /// Sums start from what is in `from`: a choice for each vector would cost half the speed.
    private static void loop(
            int k,
            float[] a,
            int ao,
            float[] b,
            int bo,
            float[] c,
            int co,
            int cRow,
            float[] from,
            int fo,
            int fRow) {
        FloatVector c0_0 = FloatVector.fromArray(S, from, fo + 0 * fRow + 0);
        FloatVector c0_1 = FloatVector.fromArray(S, from, fo + 0 * fRow + 4);
        FloatVector c0_2 = FloatVector.fromArray(S, from, fo + 0 * fRow + 8);
        FloatVector c1_0 = FloatVector.fromArray(S, from, fo + 1 * fRow + 0);
        FloatVector c1_1 = FloatVector.fromArray(S, from, fo + 1 * fRow + 4);
        FloatVector c1_2 = FloatVector.fromArray(S, from, fo + 1 * fRow + 8);
        FloatVector c2_0 = FloatVector.fromArray(S, from, fo + 2 * fRow + 0);
        FloatVector c2_1 = FloatVector.fromArray(S, from, fo + 2 * fRow + 4);
        FloatVector c2_2 = FloatVector.fromArray(S, from, fo + 2 * fRow + 8);
        FloatVector c3_0 = FloatVector.fromArray(S, from, fo + 3 * fRow + 0);
        FloatVector c3_1 = FloatVector.fromArray(S, from, fo + 3 * fRow + 4);
        FloatVector c3_2 = FloatVector.fromArray(S, from, fo + 3 * fRow + 8);
        FloatVector c4_0 = FloatVector.fromArray(S, from, fo + 4 * fRow + 0);
        FloatVector c4_1 = FloatVector.fromArray(S, from, fo + 4 * fRow + 4);
        FloatVector c4_2 = FloatVector.fromArray(S, from, fo + 4 * fRow + 8);
        FloatVector c5_0 = FloatVector.fromArray(S, from, fo + 5 * fRow + 0);
        FloatVector c5_1 = FloatVector.fromArray(S, from, fo + 5 * fRow + 4);
        FloatVector c5_2 = FloatVector.fromArray(S, from, fo + 5 * fRow + 8);
        FloatVector c6_0 = FloatVector.fromArray(S, from, fo + 6 * fRow + 0);
        FloatVector c6_1 = FloatVector.fromArray(S, from, fo + 6 * fRow + 4);
        FloatVector c6_2 = FloatVector.fromArray(S, from, fo + 6 * fRow + 8);
        FloatVector c7_0 = FloatVector.fromArray(S, from, fo + 7 * fRow + 0);
        FloatVector c7_1 = FloatVector.fromArray(S, from, fo + 7 * fRow + 4);
        FloatVector c7_2 = FloatVector.fromArray(S, from, fo + 7 * fRow + 8);
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + 0);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + 4);
            FloatVector b2 = FloatVector.fromArray(S, b, bo + 8);
            FloatVector a0 = FloatVector.broadcast(S, a[ao + 0]);
            c0_0 = a0.fma(b0, c0_0);
            c0_1 = a0.fma(b1, c0_1);
            c0_2 = a0.fma(b2, c0_2);
            FloatVector a1 = FloatVector.broadcast(S, a[ao + 1]);
            c1_0 = a1.fma(b0, c1_0);
            c1_1 = a1.fma(b1, c1_1);
            c1_2 = a1.fma(b2, c1_2);
            FloatVector a2 = FloatVector.broadcast(S, a[ao + 2]);
            c2_0 = a2.fma(b0, c2_0);
            c2_1 = a2.fma(b1, c2_1);
            c2_2 = a2.fma(b2, c2_2);
            FloatVector a3 = FloatVector.broadcast(S, a[ao + 3]);
            c3_0 = a3.fma(b0, c3_0);
            c3_1 = a3.fma(b1, c3_1);
            c3_2 = a3.fma(b2, c3_2);
            FloatVector a4 = FloatVector.broadcast(S, a[ao + 4]);
            c4_0 = a4.fma(b0, c4_0);
            c4_1 = a4.fma(b1, c4_1);
            c4_2 = a4.fma(b2, c4_2);
            FloatVector a5 = FloatVector.broadcast(S, a[ao + 5]);
            c5_0 = a5.fma(b0, c5_0);
            c5_1 = a5.fma(b1, c5_1);
            c5_2 = a5.fma(b2, c5_2);
            FloatVector a6 = FloatVector.broadcast(S, a[ao + 6]);
            c6_0 = a6.fma(b0, c6_0);
            c6_1 = a6.fma(b1, c6_1);
            c6_2 = a6.fma(b2, c6_2);
            FloatVector a7 = FloatVector.broadcast(S, a[ao + 7]);
            c7_0 = a7.fma(b0, c7_0);
            c7_1 = a7.fma(b1, c7_1);
            c7_2 = a7.fma(b2, c7_2);
            ao += 8;
            bo += 12;
        }
        c0_0.intoArray(c, co + 0 * cRow + 0);
        c0_1.intoArray(c, co + 0 * cRow + 4);
        c0_2.intoArray(c, co + 0 * cRow + 8);
        c1_0.intoArray(c, co + 1 * cRow + 0);
        c1_1.intoArray(c, co + 1 * cRow + 4);
        c1_2.intoArray(c, co + 1 * cRow + 8);
        c2_0.intoArray(c, co + 2 * cRow + 0);
        c2_1.intoArray(c, co + 2 * cRow + 4);
        c2_2.intoArray(c, co + 2 * cRow + 8);
        c3_0.intoArray(c, co + 3 * cRow + 0);
        c3_1.intoArray(c, co + 3 * cRow + 4);
        c3_2.intoArray(c, co + 3 * cRow + 8);
        c4_0.intoArray(c, co + 4 * cRow + 0);
        c4_1.intoArray(c, co + 4 * cRow + 4);
        c4_2.intoArray(c, co + 4 * cRow + 8);
        c5_0.intoArray(c, co + 5 * cRow + 0);
        c5_1.intoArray(c, co + 5 * cRow + 4);
        c5_2.intoArray(c, co + 5 * cRow + 8);
        c6_0.intoArray(c, co + 6 * cRow + 0);
        c6_1.intoArray(c, co + 6 * cRow + 4);
        c6_2.intoArray(c, co + 6 * cRow + 8);
        c7_0.intoArray(c, co + 7 * cRow + 0);
        c7_1.intoArray(c, co + 7 * cRow + 4);
        c7_2.intoArray(c, co + 7 * cRow + 8);
    }
}
