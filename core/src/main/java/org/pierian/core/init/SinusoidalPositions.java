package org.pierian.core.init;

import org.pierian.core.arithmetic.Binary64;

/// Sines and cosines of multiples of the frequencies `10000^(-2i / features)`, for positions from 0 on.
///
/// In binary64, each operation rounded by itself: `w = exp(-(2i / features) * ln 10000)`; sine and cosine of `w`,
/// which is at most 1, by their Taylor series to w^21 and w^20 in Horner's form; then each position from the one
/// before by `sin((p + 1) w) = sin(p w) cos w + cos(p w) sin w` and `cos((p + 1) w) = cos(p w) cos w - sin(p w)
/// sin w`, from 0 and 1 on. Rounded to float32 once. The error grows by less than 2^-52 from one position to the
/// next.
public final class SinusoidalPositions {

    /// The binary64 nearest to the natural logarithm of 10000.
    private static final double LOG_BASE = 9.210340371976184;
    /// The series have terms to w^(2 TERMS) and w^(2 TERMS + 1).
    private static final int TERMS = 10;

    private SinusoidalPositions() {}

    /// The table, `[positions, features]`, row-major: sines in even columns, cosines in odd ones.
    ///
    /// @param positions number of positions
    /// @param features number of columns; an odd number ends with a sine
    public static float[] of(int positions, int features) {
        float[] table = new float[Math.multiplyExact(positions, features)];
        for (int column = 0; column < features; column += 2) {
            double w = Binary64.exp(-((double) column / features) * LOG_BASE);
            double sine = w * series(w * w, 1);
            double cosine = series(w * w, 0);
            double s = 0;
            double c = 1;
            for (int p = 0; p < positions; p++) {
                table[p * features + column] = (float) s;
                if (column + 1 < features) {
                    table[p * features + column + 1] = (float) c;
                }
                double next = s * cosine + c * sine;
                c = c * cosine - s * sine;
                s = next;
            }
        }
        return table;
    }

    /// `1 - z / ((1 + odd) (2 + odd)) (1 - z / ((3 + odd) (4 + odd)) (1 - ...))`.
    private static double series(double z, int odd) {
        double sum = 1;
        for (int n = TERMS; n > 0; n--) {
            sum = 1 - z / ((2 * n - 1 + odd) * (2 * n + odd)) * sum;
        }
        return sum;
    }
}
