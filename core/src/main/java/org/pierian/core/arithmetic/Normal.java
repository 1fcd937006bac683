package org.pierian.core.arithmetic;

/// The standard normal distribution in binary64, for arguments that are floats, whose squares are exact.
///
/// **Source:** Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.2.11 and 26.2.14.
public final class Normal {

    /// `1 / sqrt(2 pi)`, rounded.
    public static final double PEAK = 0x1.9884533d43651p-2;

    /// Where the series ends and the continued fraction begins.
    public static final double NEAR = 3;

    /// The last coefficient of the series, and the depth of the continued fraction.
    public static final int DEPTH = 30;

    /// `1 / (1 * 3 * 5 * ... * (2n + 1))`, each by one division of the one before.
    private static final double[] SERIES = new double[DEPTH + 1];

    static {
        SERIES[0] = 1;
        for (int n = 1; n <= DEPTH; n++) {
            SERIES[n] = SERIES[n - 1] / (2 * n + 1);
        }
    }

    private Normal() {}

    /// Coefficients of the series, from that of 1 up to that of `x^(2 DEPTH)`, in a new array.
    public static double[] series() {
        return SERIES.clone();
    }

    /// The density `exp(-x^2 / 2) / sqrt(2 pi)`.
    public static double density(double x) {
        return PEAK * Binary64.exp(-0.5 * (x * x));
    }

    /// The probability of a number up to `x`, with a relative error below 2e-12.
    ///
    /// Where `|x| < 3` it is `1/2 + density(x) * (x * s)` with the series `s = sum over n of x^(2n) / (1 * 3 *
    /// ... * (2n + 1))` to n = 30 in Horner's form. Elsewhere the part beyond `a = |x|` is `density(x) / m` with
    /// the continued fraction `m = a + 1/(a + 2/(a + ... 30/a))`.
    public static double probability(double x) {
        double a = Math.abs(x);
        if (a < NEAR) {
            double z = x * x;
            double s = SERIES[DEPTH];
            for (int n = DEPTH - 1; n >= 0; n--) {
                s = s * z + SERIES[n];
            }
            return 0.5 + density(x) * (x * s);
        }
        double m = a;
        for (int k = DEPTH; k > 0; k--) {
            m = a + k / m;
        }
        double beyond = density(x) / m;
        return x < 0 ? beyond : 1 - beyond;
    }
}
