package org.pierian.core.backend.cpu.reduction;

/// The readable form of [RowSum].
public final class ScalarRowSum implements RowSum {

    @Override
    public float sum(int n, float[] x, int offset) {
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
}
