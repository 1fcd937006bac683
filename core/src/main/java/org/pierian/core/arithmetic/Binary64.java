package org.pierian.core.arithmetic;

/// exp, expm1, log and log1p in binary64: IEEE operations in a fixed order. The relative error is below 2^-50.
public final class Binary64 {

    /// Beyond these exp is taken as constant: no product of it with a float comes near to a float32 then.
    public static final double LIMIT = 708;

    /// Coefficients 2/(2n+1) of the series of 2 artanh(s), from s^35 down to s^3.
    private static final double[] SERIES = new double[17];

    static {
        for (int i = 0; i < SERIES.length; i++) {
            SERIES[i] = 2.0 / (2 * (SERIES.length - i) + 1);
        }
    }

    private Binary64() {}

    /// Coefficients of the series of [#log1p], the highest power's first, in a new array.
    public static double[] series() {
        return SERIES.clone();
    }

    /// e to the power `x`.
    public static double exp(double x) {
        double a = Math.max(Math.min(x, LIMIT), -LIMIT);
        double shifted = Fma.fma(a, Functions.LOG2_E, Functions.ROUND);
        double scale = Functions.powerOfTwo(shifted);
        return Fma.fma(Functions.expm1Reduced(a, shifted - Functions.ROUND), scale, scale);
    }

    /// e to the power `x`, less 1, with its relative accuracy near 0 too.
    public static double expm1(double x) {
        double a = Math.max(Math.min(x, LIMIT), -LIMIT);
        double shifted = Fma.fma(a, Functions.LOG2_E, Functions.ROUND);
        double scale = Functions.powerOfTwo(shifted);
        return Fma.fma(Functions.expm1Reduced(a, shifted - Functions.ROUND), scale, scale - 1);
    }

    /// The natural logarithm of `1 + x` for `x` of 0 to 1: 2 artanh(s) with `s = x / (2 + x)`.
    public static double log1p(double x) {
        return twiceArtanh(x / (2 + x));
    }

    /// The natural logarithm of a positive number that is neither subnormal nor infinite: `2 artanh(s)` of the fraction
    /// in [sqrt(1/2), sqrt(2)), and the exponent times ln 2.
    public static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        double m = Double.longBitsToDouble((bits & 0x000F_FFFF_FFFF_FFFFL) | 0x3FE0_0000_0000_0000L);
        int e = (int) (bits >>> 52) - 1022;
        if (m < Functions.SQRT_HALF) {
            m += m;
            e -= 1;
        }
        double fraction = twiceArtanh((m - 1) / (m + 1));
        return Fma.fma(e, Functions.LN2_HIGH, Fma.fma(e, Functions.LN2_LOW, fraction));
    }

    private static double twiceArtanh(double s) {
        double z = s * s;
        double p = SERIES[0];
        for (int i = 1; i < SERIES.length; i++) {
            p = Fma.fma(p, z, SERIES[i]);
        }
        return Fma.fma(s * z, p, s + s);
    }
}
