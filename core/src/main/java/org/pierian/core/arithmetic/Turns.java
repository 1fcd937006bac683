package org.pierian.core.arithmetic;

/// Sine and cosine of angles in turns, of which 1 is a whole circle: binary64, IEEE operations in a fixed order. The
/// absolute error is below 2^-51, and the results at quarters of a turn are exact.
public final class Turns {

    /// The most turns that are reduced exactly.
    public static final double MOST = 0x1p40;

    private static final int QUARTERS = 4;
    private static final int TERMS = 9;

    /// `(-1)^n / (2n + 1)!` and `(-1)^n / (2n)!`, the highest power's first, down to n = 1.
    private static final double[] SINE = new double[TERMS];

    private static final double[] COSINE = new double[TERMS];

    static {
        double factorial = 1; // exact up to 19!
        for (int n = 1; n <= TERMS; n++) {
            double sign = n % 2 == 0 ? 1 : -1;
            factorial *= 2 * n;
            COSINE[TERMS - n] = sign / factorial;
            factorial *= 2 * n + 1;
            SINE[TERMS - n] = sign / factorial;
        }
    }

    private Turns() {}

    /// `sin(2 pi x)`.
    ///
    /// @param x of a size of at most [#MOST]
    public static double sin(double x) {
        double quarters = quarters(x);
        return quarter((long) quarters, remainder(x, quarters));
    }

    /// `cos(2 pi x)`.
    ///
    /// @param x of a size of at most [#MOST]
    public static double cos(double x) {
        double quarters = quarters(x);
        return quarter((long) quarters + 1, remainder(x, quarters));
    }

    /// The nearest number of quarters of a turn.
    private static double quarters(double x) {
        return QUARTERS * x + Functions.ROUND - Functions.ROUND;
    }

    /// The rest in radians, at most an eighth of a turn; only the last product is rounded.
    private static double remainder(double x, double quarters) {
        return (x - quarters / QUARTERS) * (2 * Math.PI);
    }

    /// The sine of some quarters of a turn and a rest in radians.
    private static double quarter(long quarters, double t) {
        double z = t * t;
        double value = (quarters & 1) == 0 ? Fma.fma(t * z, series(SINE, z), t) : Fma.fma(z, series(COSINE, z), 1);
        return (quarters & 2) == 0 ? value : 0 - value;
    }

    private static double series(double[] terms, double z) {
        double p = terms[0];
        for (int i = 1; i < terms.length; i++) {
            p = Fma.fma(p, z, terms[i]);
        }
        return p;
    }
}
