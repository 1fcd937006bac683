package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// [ThinMatMul] in registers of 512 bits: a row of C is the first lanes of one, and what a row of B is followed by
/// goes through the other lanes unseen.
///
/// The last rows of B are copied, lest a vector reach beyond the array: a vector with a mask would need a check in
/// the loop, for which the compiler moves every sum through memory.
final class ThinMatMul512 implements ThinMatMul {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
    private static final int LANES = 16;

    private final ThreadLocal<float[]> lastRows = ThreadLocal.withInitial(() -> new float[LANES * LANES]);

    @Override
    public int leastColumns() {
        return 5;
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
        VectorMask<Float> row = S.indexInRange(0, n);
        int whole = Math.clamp(Math.floorDiv(b.length - bo - LANES, bRow) + 1L, 0, k);
        float[] last = lastRows.get();
        for (int p = whole; p < k; p++) {
            System.arraycopy(b, bo + p * bRow, last, (p - whole) * LANES, n);
        }
        int i = 0;
        for (; aRow == 1 && i + 16 <= m; i += 16) {
            ThinTile512.sixteen(row, k, whole, a, ao + i, aColumn, b, bo, bRow, last, c, co + i * cRow, cRow);
        }
        for (; aColumn == 1 && i + 8 <= m; i += 8) {
            ThinTile512.eight(row, k, whole, a, ao + i * aRow, aRow, b, bo, bRow, last, c, co + i * cRow, cRow);
        }
        for (; i < m; i++) {
            ThinTile512.one(row, k, whole, a, ao + i * aRow, aColumn, b, bo, bRow, last, c, co + i * cRow);
        }
    }
}
