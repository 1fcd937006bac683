package org.pierian.core.backend.cpu.matmul;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Products of a few rows with a large matrix.
///
/// The matrix is read in its own order, a few of its rows at a time, and once for all rows of A: the processor can then
/// load ahead, and sums stay in the first cache. Each sum is still made in the order of `k`.
final class VectorRowStream {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    /// Columns of a vector.
    static final int LANES = 8;

    /// Rows of B that are read together.
    private static final int DEPTH = 4;
    /// Sums of a row of C at a time: 8 KiB.
    private static final int COLUMNS = 2048;
    /// Numbers in B from which on it pays: 256 KiB.
    private static final long LARGE = 1 << 16;
    /// Columns from which on it pays.
    private static final int WIDE = 64;

    private VectorRowStream() {}

    /// Whether B is so large that reading it decides.
    static boolean pays(int n, int k) {
        return n >= WIDE && (long) n * k >= LARGE;
    }

    /// C = A B, where the columns of B follow each other, without the last columns that fill no vector.
    static void multiply(
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
        int whole = n / LANES * LANES;
        for (int j = 0; j < whole; j += COLUMNS) {
            int columns = Math.min(COLUMNS, whole - j);
            for (int i = 0; i < m; i++) {
                Arrays.fill(c, co + i * cRow + j, co + i * cRow + j + columns, 0);
            }
            int p = 0;
            for (; p + DEPTH <= k; p += DEPTH) {
                int from = bo + p * bRow + j;
                for (int i = 0; i < m; i++) {
                    four(columns, a, ao + i * aRow + p * aColumn, aColumn, b, from, bRow, c, co + i * cRow + j);
                }
            }
            for (; p < k; p++) {
                for (int i = 0; i < m; i++) {
                    one(columns, a[ao + i * aRow + p * aColumn], b, bo + p * bRow + j, c, co + i * cRow + j);
                }
            }
        }
    }

    /// Adds the products of four numbers with four rows.
    private static void four(int n, float[] a, int ao, int aColumn, float[] b, int bo, int bRow, float[] c, int co) {
        FloatVector a0 = FloatVector.broadcast(S, a[ao]);
        FloatVector a1 = FloatVector.broadcast(S, a[ao + aColumn]);
        FloatVector a2 = FloatVector.broadcast(S, a[ao + 2 * aColumn]);
        FloatVector a3 = FloatVector.broadcast(S, a[ao + 3 * aColumn]);
        int b1 = bo + bRow;
        int b2 = b1 + bRow;
        int b3 = b2 + bRow;
        for (int j = 0; j < n; j += LANES) {
            FloatVector sum = FloatVector.fromArray(S, c, co + j);
            sum = a0.fma(FloatVector.fromArray(S, b, bo + j), sum);
            sum = a1.fma(FloatVector.fromArray(S, b, b1 + j), sum);
            sum = a2.fma(FloatVector.fromArray(S, b, b2 + j), sum);
            a3.fma(FloatVector.fromArray(S, b, b3 + j), sum).intoArray(c, co + j);
        }
    }

    private static void one(int n, float a, float[] b, int bo, float[] c, int co) {
        FloatVector factor = FloatVector.broadcast(S, a);
        for (int j = 0; j < n; j += LANES) {
            factor.fma(FloatVector.fromArray(S, b, bo + j), FloatVector.fromArray(S, c, co + j))
                    .intoArray(c, co + j);
        }
    }
}
