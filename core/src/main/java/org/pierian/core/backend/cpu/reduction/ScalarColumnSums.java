package org.pierian.core.backend.cpu.reduction;

import java.util.Arrays;

/// The readable form of [ColumnSums].
public final class ScalarColumnSums implements ColumnSums {

    @Override
    public void sum(int rows, int columns, float[] x, float[] sums) {
        Arrays.fill(sums, 0, columns, 0f);
        for (int i = 0; i < rows; i++) {
            int row = i * columns;
            for (int j = 0; j < columns; j++) {
                sums[j] += x[row + j];
            }
        }
    }
}
