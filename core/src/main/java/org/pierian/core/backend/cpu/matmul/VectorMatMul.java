package org.pierian.core.backend.cpu.matmul;

import java.util.Optional;
import org.pierian.core.backend.cpu.thread.Team;

/// Matrix products on vector registers: rows for single examples, packed tiles for everything larger.
final class VectorMatMul implements MatMulKernel {

    /// Below this many products the plain loops are faster.
    private static final int SMALL = 64;
    /// With vectors of at most 256 bits, up to so many rows are faster one by one than packed: for one thread, and for
    /// several, which share packed products only.
    private static final int SOME_ROWS = 6;

    private static final int SOME_ROWS_SHARED = 4;
    /// Up to so many rows share one reading of a large B.
    private static final int STREAMED_ROWS = 8;
    /// Numbers in columns of B that several rows are multiplied with before the next columns, from the second cache.
    private static final int COLUMN_BLOCK = 32 * 1024;
    /// Columns that a row kernel takes at a time, of the widest vectors.
    private static final int COLUMNS = 64;

    private final MatMulKernel scalar = new ScalarMatMul();
    private final RowKernel[] rowKernels; // widest first
    private final PackedMatMul packed;
    private final Optional<ThinMatMul> thin;
    private final int someRows; // taken one by one
    private final int streamedRows;

    private final boolean useRows;
    private final boolean usePacked;
    private final boolean useThin;

    /// @param bits width of a vector
    /// @param team the threads for large products
    /// @param useRows whether single rows go to the row kernels, otherwise to the plain loops
    /// @param usePacked whether large products go to the packed kernel, otherwise to the plain loops
    /// @param useThin whether large products with few columns go to the thin kernel, where there is one
    VectorMatMul(int bits, Team team, boolean useRows, boolean usePacked, boolean useThin) {
        this.thin = switch (bits) {
            case 512 -> Optional.of(new ThinMatMul512());
            case 256 -> Optional.of(new ThinMatMul256());
            default -> Optional.empty();
        };
        this.useRows = useRows;
        this.usePacked = usePacked;
        this.useThin = useThin;
        this.rowKernels = switch (bits) {
            case 512 -> new RowKernel[] {new RowKernel512(), new RowKernel256(), new RowKernel128()};
            case 256 -> new RowKernel[] {new RowKernel256(), new RowKernel128()};
            default -> new RowKernel[] {new RowKernel128()};
        };
        this.packed = new PackedMatMul(bits, team);
        int some = team.threads() == 1 ? SOME_ROWS : SOME_ROWS_SHARED;
        this.someRows = bits > 256 ? PackedMatMul.FEW_ROWS : some;
        this.streamedRows = bits < 256 ? 0 : STREAMED_ROWS;
    }

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
        boolean rows = useRows && bColumn == 1 && n >= 4 && (long) m * n * k >= SMALL;
        if (rows && k == 1) {
            rowKernel(n).outer(m, n, a, aOffset, aRow, b, bOffset, c, cOffset, cRow);
        } else if (rows && m <= streamedRows && k <= SEGMENT && VectorRowStream.pays(n, k)) {
            VectorRowStream.multiply(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, c, cOffset, cRow);
            if (n % VectorRowStream.LANES != 0) {
                int lanes = VectorRowStream.LANES;
                int at = n - lanes;
                oneByOne(m, lanes, k, a, aOffset, aRow, aColumn, b, bOffset + at, bRow, c, cOffset + at, cRow);
            }
        } else if (rows && m <= someRows && k <= SEGMENT) {
            int most = columnsAtATime(m, n, k);
            for (int j = 0, next; j < n; j = next) {
                next = n - j < 2 * most ? n : j + most; // no narrow rest
                oneByOne(m, next - j, k, a, aOffset, aRow, aColumn, b, bOffset + j, bRow, c, cOffset + j, cRow);
            }
        } else if (useThin
                && PackedMatMul.pays(m, n, k)
                && bColumn == 1
                && thin.isPresent()
                && thin.get().fits(n, k)) {
            thin.get().multiply(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, c, cOffset, cRow);
        } else if (usePacked && PackedMatMul.pays(m, n, k)) {
            packed.multiply(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, bColumn, c, cOffset, cRow);
        } else {
            scalar.multiply(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, bColumn, c, cOffset, cRow);
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
        if (usePacked && PackedMatMul.pays(m, n, k)) {
            packed.continueSums(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, bColumn, c, cOffset, cRow);
        } else {
            scalar.continueSums(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, bColumn, c, cOffset, cRow);
        }
    }

    private void oneByOne(
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
            float[] c,
            int cOffset,
            int cRow) {
        RowKernel kernel = rowKernel(n);
        for (int i = 0; i < m; i++) {
            kernel.multiply(n, k, a, aOffset + i * aRow, aColumn, b, bOffset, bRow, c, cOffset + i * cRow);
        }
    }

    /// How many columns several rows are multiplied with before the next ones; a multiple of [#COLUMNS], or all.
    private static int columnsAtATime(int m, int n, int k) {
        return m == 1 ? n : Math.max(COLUMNS, COLUMN_BLOCK / k / COLUMNS * COLUMNS);
    }

    /// The widest kernel whose vectors fit into a row of `n`, at least 4.
    private RowKernel rowKernel(int n) {
        for (RowKernel kernel : rowKernels) {
            if (kernel.lanes() <= n) {
                return kernel;
            }
        }
        throw new IllegalArgumentException("a row of " + n + " is shorter than any vector");
    }
}
