package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A tile of 14 rows and 32 columns in registers of 512 bits (32 registers: 28 sums, 2 vectors of B, 1 or 2 numbers of A).
///
/// Written by `scripts/TileGenerator.java`.
final class Tile512 implements Tile {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
    private static final float[] ZEROS = new float[32];

    @Override
    public int rows() {
        return 14;
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
        FloatVector c8_0 = FloatVector.fromArray(S, from, fo + 8 * fRow + 0);
        FloatVector c8_1 = FloatVector.fromArray(S, from, fo + 8 * fRow + 16);
        FloatVector c9_0 = FloatVector.fromArray(S, from, fo + 9 * fRow + 0);
        FloatVector c9_1 = FloatVector.fromArray(S, from, fo + 9 * fRow + 16);
        FloatVector c10_0 = FloatVector.fromArray(S, from, fo + 10 * fRow + 0);
        FloatVector c10_1 = FloatVector.fromArray(S, from, fo + 10 * fRow + 16);
        FloatVector c11_0 = FloatVector.fromArray(S, from, fo + 11 * fRow + 0);
        FloatVector c11_1 = FloatVector.fromArray(S, from, fo + 11 * fRow + 16);
        FloatVector c12_0 = FloatVector.fromArray(S, from, fo + 12 * fRow + 0);
        FloatVector c12_1 = FloatVector.fromArray(S, from, fo + 12 * fRow + 16);
        FloatVector c13_0 = FloatVector.fromArray(S, from, fo + 13 * fRow + 0);
        FloatVector c13_1 = FloatVector.fromArray(S, from, fo + 13 * fRow + 16);
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
            FloatVector a8 = FloatVector.broadcast(S, a[ao + 8]);
            c8_0 = a8.fma(b0, c8_0);
            c8_1 = a8.fma(b1, c8_1);
            FloatVector a9 = FloatVector.broadcast(S, a[ao + 9]);
            c9_0 = a9.fma(b0, c9_0);
            c9_1 = a9.fma(b1, c9_1);
            FloatVector a10 = FloatVector.broadcast(S, a[ao + 10]);
            c10_0 = a10.fma(b0, c10_0);
            c10_1 = a10.fma(b1, c10_1);
            FloatVector a11 = FloatVector.broadcast(S, a[ao + 11]);
            c11_0 = a11.fma(b0, c11_0);
            c11_1 = a11.fma(b1, c11_1);
            FloatVector a12 = FloatVector.broadcast(S, a[ao + 12]);
            c12_0 = a12.fma(b0, c12_0);
            c12_1 = a12.fma(b1, c12_1);
            FloatVector a13 = FloatVector.broadcast(S, a[ao + 13]);
            c13_0 = a13.fma(b0, c13_0);
            c13_1 = a13.fma(b1, c13_1);
            ao += 14;
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
        c8_0.intoArray(c, co + 8 * cRow + 0);
        c8_1.intoArray(c, co + 8 * cRow + 16);
        c9_0.intoArray(c, co + 9 * cRow + 0);
        c9_1.intoArray(c, co + 9 * cRow + 16);
        c10_0.intoArray(c, co + 10 * cRow + 0);
        c10_1.intoArray(c, co + 10 * cRow + 16);
        c11_0.intoArray(c, co + 11 * cRow + 0);
        c11_1.intoArray(c, co + 11 * cRow + 16);
        c12_0.intoArray(c, co + 12 * cRow + 0);
        c12_1.intoArray(c, co + 12 * cRow + 16);
        c13_0.intoArray(c, co + 13 * cRow + 0);
        c13_1.intoArray(c, co + 13 * cRow + 16);
    }
}
