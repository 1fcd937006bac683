package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The loops of [ThinMatMul512]: rows of C in one register each. Written by `scripts/TileGenerator.java`.
final class ThinTile512 {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
    private static final int LANES = 16;

    private ThinTile512() {}

    /// For rows of A whose numbers lie side by side, as where A is transposed: each line of the cache is read once.
    static void sixteen(VectorMask<Float> row, int k, int whole, float[] a, int ao, int aColumn, float[] b, int bo, int bRow, float[] last, float[] c, int co, int cRow) {
        FloatVector c0 = FloatVector.zero(S);
        FloatVector c1 = FloatVector.zero(S);
        FloatVector c2 = FloatVector.zero(S);
        FloatVector c3 = FloatVector.zero(S);
        FloatVector c4 = FloatVector.zero(S);
        FloatVector c5 = FloatVector.zero(S);
        FloatVector c6 = FloatVector.zero(S);
        FloatVector c7 = FloatVector.zero(S);
        FloatVector c8 = FloatVector.zero(S);
        FloatVector c9 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c12 = FloatVector.zero(S);
        FloatVector c13 = FloatVector.zero(S);
        FloatVector c14 = FloatVector.zero(S);
        FloatVector c15 = FloatVector.zero(S);
        for (int p = 0; p < whole; p++) {
            FloatVector v = FloatVector.fromArray(S, b, bo);
            c0 = FloatVector.broadcast(S, a[ao + 0]).fma(v, c0);
            c1 = FloatVector.broadcast(S, a[ao + 1]).fma(v, c1);
            c2 = FloatVector.broadcast(S, a[ao + 2]).fma(v, c2);
            c3 = FloatVector.broadcast(S, a[ao + 3]).fma(v, c3);
            c4 = FloatVector.broadcast(S, a[ao + 4]).fma(v, c4);
            c5 = FloatVector.broadcast(S, a[ao + 5]).fma(v, c5);
            c6 = FloatVector.broadcast(S, a[ao + 6]).fma(v, c6);
            c7 = FloatVector.broadcast(S, a[ao + 7]).fma(v, c7);
            c8 = FloatVector.broadcast(S, a[ao + 8]).fma(v, c8);
            c9 = FloatVector.broadcast(S, a[ao + 9]).fma(v, c9);
            c10 = FloatVector.broadcast(S, a[ao + 10]).fma(v, c10);
            c11 = FloatVector.broadcast(S, a[ao + 11]).fma(v, c11);
            c12 = FloatVector.broadcast(S, a[ao + 12]).fma(v, c12);
            c13 = FloatVector.broadcast(S, a[ao + 13]).fma(v, c13);
            c14 = FloatVector.broadcast(S, a[ao + 14]).fma(v, c14);
            c15 = FloatVector.broadcast(S, a[ao + 15]).fma(v, c15);
            ao += aColumn;
            bo += bRow;
        }
        for (int p = whole; p < k; p++) {
            FloatVector v = FloatVector.fromArray(S, last, (p - whole) * LANES);
            c0 = FloatVector.broadcast(S, a[ao + 0]).fma(v, c0);
            c1 = FloatVector.broadcast(S, a[ao + 1]).fma(v, c1);
            c2 = FloatVector.broadcast(S, a[ao + 2]).fma(v, c2);
            c3 = FloatVector.broadcast(S, a[ao + 3]).fma(v, c3);
            c4 = FloatVector.broadcast(S, a[ao + 4]).fma(v, c4);
            c5 = FloatVector.broadcast(S, a[ao + 5]).fma(v, c5);
            c6 = FloatVector.broadcast(S, a[ao + 6]).fma(v, c6);
            c7 = FloatVector.broadcast(S, a[ao + 7]).fma(v, c7);
            c8 = FloatVector.broadcast(S, a[ao + 8]).fma(v, c8);
            c9 = FloatVector.broadcast(S, a[ao + 9]).fma(v, c9);
            c10 = FloatVector.broadcast(S, a[ao + 10]).fma(v, c10);
            c11 = FloatVector.broadcast(S, a[ao + 11]).fma(v, c11);
            c12 = FloatVector.broadcast(S, a[ao + 12]).fma(v, c12);
            c13 = FloatVector.broadcast(S, a[ao + 13]).fma(v, c13);
            c14 = FloatVector.broadcast(S, a[ao + 14]).fma(v, c14);
            c15 = FloatVector.broadcast(S, a[ao + 15]).fma(v, c15);
            ao += aColumn;
        }
        c0.intoArray(c, co + 0 * cRow, row);
        c1.intoArray(c, co + 1 * cRow, row);
        c2.intoArray(c, co + 2 * cRow, row);
        c3.intoArray(c, co + 3 * cRow, row);
        c4.intoArray(c, co + 4 * cRow, row);
        c5.intoArray(c, co + 5 * cRow, row);
        c6.intoArray(c, co + 6 * cRow, row);
        c7.intoArray(c, co + 7 * cRow, row);
        c8.intoArray(c, co + 8 * cRow, row);
        c9.intoArray(c, co + 9 * cRow, row);
        c10.intoArray(c, co + 10 * cRow, row);
        c11.intoArray(c, co + 11 * cRow, row);
        c12.intoArray(c, co + 12 * cRow, row);
        c13.intoArray(c, co + 13 * cRow, row);
        c14.intoArray(c, co + 14 * cRow, row);
        c15.intoArray(c, co + 15 * cRow, row);
    }

    /// For rows of A that lie one after another.
    static void eight(VectorMask<Float> row, int k, int whole, float[] a, int a0, int aRow, float[] b, int bo, int bRow, float[] last, float[] c, int co, int cRow) {
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        int a6 = a5 + aRow;
        int a7 = a6 + aRow;
        FloatVector c0 = FloatVector.zero(S);
        FloatVector c1 = FloatVector.zero(S);
        FloatVector c2 = FloatVector.zero(S);
        FloatVector c3 = FloatVector.zero(S);
        FloatVector c4 = FloatVector.zero(S);
        FloatVector c5 = FloatVector.zero(S);
        FloatVector c6 = FloatVector.zero(S);
        FloatVector c7 = FloatVector.zero(S);
        for (int p = 0; p < whole; p++) {
            FloatVector v = FloatVector.fromArray(S, b, bo);
            c0 = FloatVector.broadcast(S, a[a0 + p]).fma(v, c0);
            c1 = FloatVector.broadcast(S, a[a1 + p]).fma(v, c1);
            c2 = FloatVector.broadcast(S, a[a2 + p]).fma(v, c2);
            c3 = FloatVector.broadcast(S, a[a3 + p]).fma(v, c3);
            c4 = FloatVector.broadcast(S, a[a4 + p]).fma(v, c4);
            c5 = FloatVector.broadcast(S, a[a5 + p]).fma(v, c5);
            c6 = FloatVector.broadcast(S, a[a6 + p]).fma(v, c6);
            c7 = FloatVector.broadcast(S, a[a7 + p]).fma(v, c7);
            bo += bRow;
        }
        for (int p = whole; p < k; p++) {
            FloatVector v = FloatVector.fromArray(S, last, (p - whole) * LANES);
            c0 = FloatVector.broadcast(S, a[a0 + p]).fma(v, c0);
            c1 = FloatVector.broadcast(S, a[a1 + p]).fma(v, c1);
            c2 = FloatVector.broadcast(S, a[a2 + p]).fma(v, c2);
            c3 = FloatVector.broadcast(S, a[a3 + p]).fma(v, c3);
            c4 = FloatVector.broadcast(S, a[a4 + p]).fma(v, c4);
            c5 = FloatVector.broadcast(S, a[a5 + p]).fma(v, c5);
            c6 = FloatVector.broadcast(S, a[a6 + p]).fma(v, c6);
            c7 = FloatVector.broadcast(S, a[a7 + p]).fma(v, c7);
        }
        c0.intoArray(c, co + 0 * cRow, row);
        c1.intoArray(c, co + 1 * cRow, row);
        c2.intoArray(c, co + 2 * cRow, row);
        c3.intoArray(c, co + 3 * cRow, row);
        c4.intoArray(c, co + 4 * cRow, row);
        c5.intoArray(c, co + 5 * cRow, row);
        c6.intoArray(c, co + 6 * cRow, row);
        c7.intoArray(c, co + 7 * cRow, row);
    }

    /// For rows that are left over.
    static void one(VectorMask<Float> row, int k, int whole, float[] a, int ao, int aColumn, float[] b, int bo, int bRow, float[] last, float[] c, int co) {
        FloatVector c0 = FloatVector.zero(S);
        for (int p = 0; p < whole; p++) {
            FloatVector v = FloatVector.fromArray(S, b, bo);
            c0 = FloatVector.broadcast(S, a[ao]).fma(v, c0);
            ao += aColumn;
            bo += bRow;
        }
        for (int p = whole; p < k; p++) {
            FloatVector v = FloatVector.fromArray(S, last, (p - whole) * LANES);
            c0 = FloatVector.broadcast(S, a[ao]).fma(v, c0);
            ao += aColumn;
        }
        c0.intoArray(c, co, row);
    }
}
