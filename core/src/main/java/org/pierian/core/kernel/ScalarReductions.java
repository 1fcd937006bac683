package org.pierian.core.kernel;

/// The readable form of [Reductions].
final class ScalarReductions implements Reductions {

    @Override
    public float sum(int n, float[] x, int offset) {
        if (n >= LANES) {
            Demand.SUMS.arise();
        }
        return fold(n, x, offset, 0, 1);
    }

    /// What lane `lane` holds once the 64 lanes have been folded to `width`.
    ///
    /// A lane that no element reaches holds +0 and is left out: a sum that began at +0 is never -0, so adding
    /// +0 keeps it.
    private static float fold(int n, float[] x, int offset, int lane, int width) {
        if (width == LANES) {
            float sum = 0f;
            for (int i = lane; i < n; i += LANES) {
                sum += x[offset + i];
            }
            return sum;
        }
        float low = fold(n, x, offset, lane, 2 * width);
        return lane + width < n ? low + fold(n, x, offset, lane + width, 2 * width) : low;
    }

    @Override
    public float max(int n, float[] x, int offset) {
        float max = x[offset];
        for (int i = 1; i < n; i++) {
            max = Math.max(max, x[offset + i]);
        }
        return max;
    }

    @Override
    public float expOfShifted(int n, float[] x, int offset, float max, float[] y, int yOffset) {
        Demand.EXPONENTIALS.arise(n);
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = Functions.exp(x[offset + i] - max);
        }
        return sum(n, y, yOffset);
    }
}
