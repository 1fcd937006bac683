package org.pierian.core.backend.cpu.matmul;

import java.util.Arrays;
import org.pierian.core.arithmetic.Fma;

/// The readable form of [MatMulKernel], on which every run starts and against which the others are checked.
public final class ScalarMatMul implements MatMulKernel {

    /// Sums of one segment for a piece of a row.
    private static final ThreadLocal<float[]> PART = ThreadLocal.withInitial(() -> new float[256]);

    @Override
    public void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            int bColumn,
            float[] c,
            int cOffset,
            int cRow) {
        for (int i = 0; i < m; i++) {
            int ci = cOffset + i * cRow;
            int ai = aOffset + i * aRow;
            if (k <= SEGMENT) {
                row(n, k, a, ai, aColumn, b, bOffset, bRow, bColumn, c, ci);
            } else {
                rowInSegments(n, k, a, ai, aColumn, b, bOffset, bRow, bColumn, c, ci);
            }
        }
    }

    @Override
    public void continueSums(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            int bColumn,
            float[] c,
            int cOffset,
            int cRow) {
        for (int i = 0; i < m; i++) {
            int ci = cOffset + i * cRow;
            int ai = aOffset + i * aRow;
            if (bColumn == 1) {
                for (int p = 0; p < k; p++) {
                    axpy(n, a[ai + p * aColumn], b, bOffset + p * bRow, c, ci);
                }
            } else {
                for (int j = 0; j < n; j++) {
                    c[ci + j] = chain(c[ci + j], k, a, ai, aColumn, b, bOffset + j * bColumn, bRow);
                }
            }
        }
    }

    /// One row of C, each number a single chain.
    private static void row(
            int n,
            int k,
            float[] a,
            int ai,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            int bColumn,
            float[] c,
            int ci) {
        if (bColumn == 1) {
            rowByRows(n, k, a, ai, aColumn, b, bOffset, bRow, c, ci);
        } else {
            rowByDots(n, k, a, ai, aColumn, b, bOffset, bRow, bColumn, c, ci);
        }
    }

    /// One row of C as a sum of rows of B; the inner loop runs along memory.
    private static void rowByRows(
            int n, int k, float[] a, int ai, int aColumn, float[] b, int bOffset, int bRow, float[] c, int ci) {
        Arrays.fill(c, ci, ci + n, 0f);
        for (int p = 0; p < k; p++) {
            axpy(n, a[ai + p * aColumn], b, bOffset + p * bRow, c, ci);
        }
    }

    private static void axpy(int n, float factor, float[] b, int bp, float[] c, int ci) {
        for (int j = 0; j < n; j++) {
            c[ci + j] = Fma.fma(factor, b[bp + j], c[ci + j]);
        }
    }

    /// One row of C, four sums at a time.
    private static void rowByDots(
            int n,
            int k,
            float[] a,
            int ai,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            int bColumn,
            float[] c,
            int ci) {
        int j = 0;
        for (; j + 4 <= n; j += 4) {
            float c0 = 0f;
            float c1 = 0f;
            float c2 = 0f;
            float c3 = 0f;
            int bp = bOffset + j * bColumn;
            for (int p = 0; p < k; p++) {
                float factor = a[ai + p * aColumn];
                c0 = Fma.fma(factor, b[bp], c0);
                c1 = Fma.fma(factor, b[bp + bColumn], c1);
                c2 = Fma.fma(factor, b[bp + 2 * bColumn], c2);
                c3 = Fma.fma(factor, b[bp + 3 * bColumn], c3);
                bp += bRow;
            }
            c[ci + j] = c0;
            c[ci + j + 1] = c1;
            c[ci + j + 2] = c2;
            c[ci + j + 3] = c3;
        }
        for (; j < n; j++) {
            c[ci + j] = chain(0f, k, a, ai, aColumn, b, bOffset + j * bColumn, bRow);
        }
    }

    /// One row of C, piece by piece, each number a sum of chains.
    private static void rowInSegments(
            int n,
            int k,
            float[] a,
            int ai,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            int bColumn,
            float[] c,
            int ci) {
        float[] part = PART.get();
        for (int j = 0; j < n; j += part.length) {
            int width = Math.min(part.length, n - j);
            int bj = bOffset + j * bColumn;
            row(width, SEGMENT, a, ai, aColumn, b, bj, bRow, bColumn, c, ci + j);
            for (int p = SEGMENT; p < k; p += SEGMENT) {
                int length = Math.min(SEGMENT, k - p);
                row(width, length, a, ai + p * aColumn, aColumn, b, bj + p * bRow, bRow, bColumn, part, 0);
                for (int i = 0; i < width; i++) {
                    c[ci + j + i] += part[i];
                }
            }
        }
    }

    private static float chain(float start, int k, float[] a, int ai, int aColumn, float[] b, int bj, int bRow) {
        float sum = start;
        for (int p = 0; p < k; p++) {
            sum = Fma.fma(a[ai + p * aColumn], b[bj + p * bRow], sum);
        }
        return sum;
    }
}
