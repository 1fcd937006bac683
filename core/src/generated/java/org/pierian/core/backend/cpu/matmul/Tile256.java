package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A tile of 3 rows and 24 columns in registers of 256 bits (16 registers: 9 sums, 3 vectors of B, 3 numbers of A).
///
/// Written by `scripts/TileGenerator.java`.
final class Tile256 implements Tile {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    private static final float[] ZEROS = new float[24];

    @Override
    public int rows() {
        return 3;
    }

    @Override
    public int columns() {
        return 24;
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
        FloatVector c0_1 = FloatVector.fromArray(S, from, fo + 0 * fRow + 8);
        FloatVector c0_2 = FloatVector.fromArray(S, from, fo + 0 * fRow + 16);
        FloatVector c1_0 = FloatVector.fromArray(S, from, fo + 1 * fRow + 0);
        FloatVector c1_1 = FloatVector.fromArray(S, from, fo + 1 * fRow + 8);
        FloatVector c1_2 = FloatVector.fromArray(S, from, fo + 1 * fRow + 16);
        FloatVector c2_0 = FloatVector.fromArray(S, from, fo + 2 * fRow + 0);
        FloatVector c2_1 = FloatVector.fromArray(S, from, fo + 2 * fRow + 8);
        FloatVector c2_2 = FloatVector.fromArray(S, from, fo + 2 * fRow + 16);
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + 0);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + 8);
            FloatVector b2 = FloatVector.fromArray(S, b, bo + 16);
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
            ao += 3;
            bo += 24;
        }
        c0_0.intoArray(c, co + 0 * cRow + 0);
        c0_1.intoArray(c, co + 0 * cRow + 8);
        c0_2.intoArray(c, co + 0 * cRow + 16);
        c1_0.intoArray(c, co + 1 * cRow + 0);
        c1_1.intoArray(c, co + 1 * cRow + 8);
        c1_2.intoArray(c, co + 1 * cRow + 16);
        c2_0.intoArray(c, co + 2 * cRow + 0);
        c2_1.intoArray(c, co + 2 * cRow + 8);
        c2_2.intoArray(c, co + 2 * cRow + 16);
    }
}
