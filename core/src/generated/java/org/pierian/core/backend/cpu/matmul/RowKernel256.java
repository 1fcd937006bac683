package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Products of one row with a matrix and of two vectors, in registers of 256 bits.
///
/// Columns are taken 8 at a time; the last vector begins so early that it ends with the row,
/// which computes some columns twice and to the same bits. Written by `scripts/TileGenerator.java`.
final class RowKernel256 implements RowKernel {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;

    @Override
    public int lanes() {
        return 8;
    }

    @Override
    public void multiply(
            int n, int k, float[] a, int ao, int aColumn, float[] b, int bo, int bRow, float[] c, int co) {
        int j = 0;
        for (; j + 4 * 8 <= n; j += 4 * 8) {
            four(k, a, ao, aColumn, b, bo + j, bRow, c, co + j, 8, 2 * 8, 3 * 8);
        }
        int rest = n - j;
        if (rest > 2 * 8) {
            int last = rest - 8;
            four(k, a, ao, aColumn, b, bo + j, bRow, c, co + j, 8, Math.min(2 * 8, last), last);
        } else if (rest > 8) {
            two(k, a, ao, aColumn, b, bo + j, bRow, c, co + j, rest - 8);
        } else if (rest > 0) {
            int back = 8 - rest;
            one(k, a, ao, aColumn, b, bo + j - back, bRow, c, co + j - back);
        }
    }

    private static void four(
            int k,
            float[] a,
            int ao,
            int aColumn,
            float[] b,
            int bo,
            int bRow,
            float[] c,
            int co,
            int j1,
            int j2,
            int j3) {
        FloatVector c0 = FloatVector.zero(S);
        FloatVector c1 = FloatVector.zero(S);
        FloatVector c2 = FloatVector.zero(S);
        FloatVector c3 = FloatVector.zero(S);
        for (int p = 0; p < k; p++) {
            FloatVector factor = FloatVector.broadcast(S, a[ao]);
            c0 = factor.fma(FloatVector.fromArray(S, b, bo), c0);
            c1 = factor.fma(FloatVector.fromArray(S, b, bo + j1), c1);
            c2 = factor.fma(FloatVector.fromArray(S, b, bo + j2), c2);
            c3 = factor.fma(FloatVector.fromArray(S, b, bo + j3), c3);
            ao += aColumn;
            bo += bRow;
        }
        c0.intoArray(c, co);
        c1.intoArray(c, co + j1);
        c2.intoArray(c, co + j2);
        c3.intoArray(c, co + j3);
    }

    private static void two(
            int k, float[] a, int ao, int aColumn, float[] b, int bo, int bRow, float[] c, int co, int j1) {
        FloatVector c0 = FloatVector.zero(S);
        FloatVector c1 = FloatVector.zero(S);
        for (int p = 0; p < k; p++) {
            FloatVector factor = FloatVector.broadcast(S, a[ao]);
            c0 = factor.fma(FloatVector.fromArray(S, b, bo), c0);
            c1 = factor.fma(FloatVector.fromArray(S, b, bo + j1), c1);
            ao += aColumn;
            bo += bRow;
        }
        c0.intoArray(c, co);
        c1.intoArray(c, co + j1);
    }

    private static void one(
            int k, float[] a, int ao, int aColumn, float[] b, int bo, int bRow, float[] c, int co) {
        FloatVector c0 = FloatVector.zero(S);
        for (int p = 0; p < k; p++) {
            c0 = FloatVector.broadcast(S, a[ao]).fma(FloatVector.fromArray(S, b, bo), c0);
            ao += aColumn;
            bo += bRow;
        }
        c0.intoArray(c, co);
    }

    @Override
    public void outer(int m, int n, float[] a, int ao, int aRow, float[] b, int bo, float[] c, int co, int cRow) {
        int j = 0;
        for (; j + 2 * 8 <= n; j += 2 * 8) {
            outerTwo(m, a, ao, aRow, b, bo + j, c, co + j, cRow, 8);
        }
        int rest = n - j;
        if (rest > 8) {
            outerTwo(m, a, ao, aRow, b, bo + j, c, co + j, cRow, rest - 8);
        } else if (rest > 0) {
            int back = 8 - rest;
            outerTwo(m, a, ao, aRow, b, bo + j - back, c, co + j - back, cRow, 0);
        }
    }

    /// The product is added to +0, because that is what a sum of one product is: -0 becomes +0.
    private static void outerTwo(
            int m, float[] a, int ao, int aRow, float[] b, int bo, float[] c, int co, int cRow, int j1) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector b0 = FloatVector.fromArray(S, b, bo);
        FloatVector b1 = FloatVector.fromArray(S, b, bo + j1);
        for (int i = 0; i < m; i++) {
            FloatVector factor = FloatVector.broadcast(S, a[ao]);
            factor.fma(b0, zero).intoArray(c, co);
            factor.fma(b1, zero).intoArray(c, co + j1);
            ao += aRow;
            co += cRow;
        }
    }
}
