package org.pierian.core.backend.cpu.reduction;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ColumnSums] on vector registers; columns that do not fill a vector are summed one by one.
final class VectorColumnSums implements ColumnSums {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    @Override
    public void sum(int rows, int columns, float[] x, float[] sums) {
        int end = S.loopBound(columns);
        for (int j = 0; j < end; j += L) {
            sumVector(rows, columns, x, j, sums);
        }
        for (int j = end; j < columns; j++) {
            float sum = 0f;
            for (int i = 0; i < rows; i++) {
                sum += x[i * columns + j];
            }
            sums[j] = sum;
        }
    }

    private static void sumVector(int rows, int columns, float[] x, int at, float[] sums) {
        FloatVector sum = FloatVector.zero(S);
        int from = at;
        for (int i = 0; i < rows; i++) {
            sum = sum.add(FloatVector.fromArray(S, x, from));
            from += columns;
        }
        sum.intoArray(sums, at);
    }
}
