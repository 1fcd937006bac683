package org.pierian.core.backend.cpu.convolution;

import java.util.Arrays;
import org.pierian.core.arithmetic.Fma;

/// The readable form of [WindowChains]: one cell of all windows after the other.
final class ScalarWindowChains implements WindowChains {

    @Override
    public void sum(int count, float[] planes, int[] cells, float[] kernel, float[] y) {
        Arrays.fill(y, 0, count, 0f);
        int p = 0;
        for (; p + 3 <= cells.length; p += 3) {
            three(count, planes, cells, kernel, p, y);
        }
        for (; p < cells.length; p++) {
            for (int j = 0; j < count; j++) {
                y[j] = Fma.fma(planes[cells[p] + j], kernel[p], y[j]);
            }
        }
    }

    /// Three cells at a time, so that results are read and written less often.
    private static void three(int count, float[] planes, int[] cells, float[] kernel, int p, float[] y) {
        int a = cells[p];
        int b = cells[p + 1];
        int c = cells[p + 2];
        float ka = kernel[p];
        float kb = kernel[p + 1];
        float kc = kernel[p + 2];
        for (int j = 0; j < count; j++) {
            float sum = Fma.fma(planes[a + j], ka, y[j]);
            sum = Fma.fma(planes[b + j], kb, sum);
            y[j] = Fma.fma(planes[c + j], kc, sum);
        }
    }
}
