package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A tile of 4 rows and 16 columns in registers of 256 bits (16 registers: 8 sums, 2 vectors of B, 4 numbers of A; with 5 rows a sum would live on the stack).
///
/// Written by `scripts/TileGenerator.java`.
final class Tile256 implements Tile {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    private static final float[] ZEROS = new float[16];

    @Override
    public int rows() {
        return 4;
    }

    @Override
    public int columns() {
        return 16;
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
        FloatVector c1_0 = FloatVector.fromArray(S, from, fo + 1 * fRow + 0);
        FloatVector c1_1 = FloatVector.fromArray(S, from, fo + 1 * fRow + 8);
        FloatVector c2_0 = FloatVector.fromArray(S, from, fo + 2 * fRow + 0);
        FloatVector c2_1 = FloatVector.fromArray(S, from, fo + 2 * fRow + 8);
        FloatVector c3_0 = FloatVector.fromArray(S, from, fo + 3 * fRow + 0);
        FloatVector c3_1 = FloatVector.fromArray(S, from, fo + 3 * fRow + 8);
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + 0);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + 8);
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
            bo += 16;
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
