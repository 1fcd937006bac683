package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ThinMatMul] in registers of 256 bits, four rows at a time.
///
/// A row is two vectors of 8; the second ends with the row, so that some columns are computed twice, to the
/// same bits.
final class ThinMatMul256 implements ThinMatMul {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    private static final int LANES = 8;
    private static final int ROWS = 4;

    private final RowKernel256 single = new RowKernel256();

    @Override
    public int leastColumns() {
        return LANES;
    }

    @Override
    public void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int aRow,
            int aColumn,
            float[] b,
            int bo,
            int bRow,
            float[] c,
            int co,
            int cRow) {
        int i = 0;
        for (; i + ROWS <= m; i += ROWS) {
            four(k, a, ao + i * aRow, aRow, aColumn, b, bo, bRow, n - LANES, c, co + i * cRow, cRow);
        }
        for (; i < m; i++) {
            single.multiply(n, k, a, ao + i * aRow, aColumn, b, bo, bRow, c, co + i * cRow);
        }
    }

    private static void four(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int bo,
            int bRow,
            int second,
            float[] c,
            int co,
            int cRow) {
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + second);
            FloatVector f0 = FloatVector.broadcast(S, a[a0]);
            c00 = f0.fma(b0, c00);
            c01 = f0.fma(b1, c01);
            FloatVector f1 = FloatVector.broadcast(S, a[a1]);
            c10 = f1.fma(b0, c10);
            c11 = f1.fma(b1, c11);
            FloatVector f2 = FloatVector.broadcast(S, a[a2]);
            c20 = f2.fma(b0, c20);
            c21 = f2.fma(b1, c21);
            FloatVector f3 = FloatVector.broadcast(S, a[a3]);
            c30 = f3.fma(b0, c30);
            c31 = f3.fma(b1, c31);
            a0 += aColumn;
            a1 += aColumn;
            a2 += aColumn;
            a3 += aColumn;
            bo += bRow;
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + second);
        c10.intoArray(c, co + cRow);
        c11.intoArray(c, co + cRow + second);
        c20.intoArray(c, co + 2 * cRow);
        c21.intoArray(c, co + 2 * cRow + second);
        c30.intoArray(c, co + 3 * cRow);
        c31.intoArray(c, co + 3 * cRow + second);
    }
}
