package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A tile of 8 rows and 32 columns in registers of 512 bits (16 sums, for what taller tiles leave over).
///
/// Written by `scripts/TileGenerator.java`.
final class LowTile512 implements Tile {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
    private static final float[] ZEROS = new float[32];

    @Override
    public int rows() {
        return 8;
    }

    @Override
    public int columns() {
        return 32;
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
        FloatVector c0_1 = FloatVector.fromArray(S, from, fo + 0 * fRow + 16);
        FloatVector c1_0 = FloatVector.fromArray(S, from, fo + 1 * fRow + 0);
        FloatVector c1_1 = FloatVector.fromArray(S, from, fo + 1 * fRow + 16);
        FloatVector c2_0 = FloatVector.fromArray(S, from, fo + 2 * fRow + 0);
        FloatVector c2_1 = FloatVector.fromArray(S, from, fo + 2 * fRow + 16);
        FloatVector c3_0 = FloatVector.fromArray(S, from, fo + 3 * fRow + 0);
        FloatVector c3_1 = FloatVector.fromArray(S, from, fo + 3 * fRow + 16);
        FloatVector c4_0 = FloatVector.fromArray(S, from, fo + 4 * fRow + 0);
        FloatVector c4_1 = FloatVector.fromArray(S, from, fo + 4 * fRow + 16);
        FloatVector c5_0 = FloatVector.fromArray(S, from, fo + 5 * fRow + 0);
        FloatVector c5_1 = FloatVector.fromArray(S, from, fo + 5 * fRow + 16);
        FloatVector c6_0 = FloatVector.fromArray(S, from, fo + 6 * fRow + 0);
        FloatVector c6_1 = FloatVector.fromArray(S, from, fo + 6 * fRow + 16);
        FloatVector c7_0 = FloatVector.fromArray(S, from, fo + 7 * fRow + 0);
        FloatVector c7_1 = FloatVector.fromArray(S, from, fo + 7 * fRow + 16);
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + 0);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + 16);
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
            bo += 32;
        }
        c0_0.intoArray(c, co + 0 * cRow + 0);
        c0_1.intoArray(c, co + 0 * cRow + 16);
        c1_0.intoArray(c, co + 1 * cRow + 0);
        c1_1.intoArray(c, co + 1 * cRow + 16);
        c2_0.intoArray(c, co + 2 * cRow + 0);
        c2_1.intoArray(c, co + 2 * cRow + 16);
        c3_0.intoArray(c, co + 3 * cRow + 0);
        c3_1.intoArray(c, co + 3 * cRow + 16);
        c4_0.intoArray(c, co + 4 * cRow + 0);
        c4_1.intoArray(c, co + 4 * cRow + 16);
        c5_0.intoArray(c, co + 5 * cRow + 0);
        c5_1.intoArray(c, co + 5 * cRow + 16);
        c6_0.intoArray(c, co + 6 * cRow + 0);
        c6_1.intoArray(c, co + 6 * cRow + 16);
        c7_0.intoArray(c, co + 7 * cRow + 0);
        c7_1.intoArray(c, co + 7 * cRow + 16);
    }
}
