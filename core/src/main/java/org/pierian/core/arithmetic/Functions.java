package org.pierian.core.arithmetic;

/// The functions exp, log, tanh and sigmoid of one float, computed in double precision and rounded once.
///
/// Every step is an IEEE operation of `double` in a fixed order, so each machine gives the same bits; the
/// vector kernels take the same steps. `docs/numerics.md` says how they were checked for every float.
public final class Functions {

    public static final double LOG2_E = 0x1.71547652b82fep0;
    /// The high part of ln 2 with 32 trailing zero bits, so that its product with an exponent is exact.
    public static final double LN2_HIGH = 0x1.62e42fee00000p-1;

    public static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /// Adding and subtracting 1.5 * 2^52 rounds to the nearest integer.
    public static final double ROUND = 0x1.8p52;

    /// Beyond these the result of exp is 0 or infinity in float32, whatever the exact value.
    public static final double EXP_MIN = -120.0;

    public static final double EXP_MAX = 120.0;
    /// Beyond this tanh is 1 in float32.
    public static final double TANH_MAX = 20.0;

    /// Below this in size, sigmoid(x) is 1/2 + x/4 - x^3/48 + x^5/480 but for less than 2^-67.
    public static final float SIGMOID_NEAR_ZERO = 0x1p-8f;

    public static final double SIGMOID_3 = -1.0 / 48;
    public static final double SIGMOID_5 = 1.0 / 480;

    /// Coefficients 1/n! of exp(r) - 1 - r.
    public static final double EXP_14 = 1.0 / 87178291200.0;
    public static final double EXP_13 = 1.0 / 6227020800.0;
    public static final double EXP_12 = 1.0 / 479001600.0;
    public static final double EXP_11 = 1.0 / 39916800.0;
    public static final double EXP_10 = 1.0 / 3628800.0;
    public static final double EXP_9 = 1.0 / 362880.0;
    public static final double EXP_8 = 1.0 / 40320.0;
    public static final double EXP_7 = 1.0 / 5040.0;
    public static final double EXP_6 = 1.0 / 720.0;
    public static final double EXP_5 = 1.0 / 120.0;
    public static final double EXP_4 = 1.0 / 24.0;
    public static final double EXP_3 = 1.0 / 6.0;
    public static final double EXP_2 = 1.0 / 2.0;

    /// Coefficients 2/(2n+1) of the atanh series, from s^23 down to s^3.
    static final double[] LOG_SERIES = {
        2.0 / 23, 2.0 / 21, 2.0 / 19, 2.0 / 17, 2.0 / 15, 2.0 / 13, 2.0 / 11, 2.0 / 9, 2.0 / 7, 2.0 / 5, 2.0 / 3,
    };

    public static final double SQRT_HALF = 0x1.6a09e667f3bcdp-1;

    private Functions() {}

    /// e to the power `x`.
    public static float exp(float x) {
        return (float) exp((double) x);
    }

    /// The hyperbolic tangent of `x`.
    public static float tanh(float x) {
        double a = Math.min(Math.abs((double) x), TANH_MAX);
        double em1 = expm1(a + a);
        double y = em1 / (em1 + 2.0);
        return (float) Math.copySign(y, (double) x);
    }

    /// The logistic function 1 / (1 + exp(-x)).
    public static float sigmoid(float x) {
        return (float) (Math.abs(x) < SIGMOID_NEAR_ZERO ? sigmoidNearZero(x) : 1.0 / (1.0 + exp(-(double) x)));
    }

    /// 1/2 + x/4 - x^3/48 + x^5/480 rounded to odd: the small terms decide where the others lie half-way
    /// between two floats.
    private static double sigmoidNearZero(double x) {
        double z = x * x;
        return Fma.addToOdd(0.5 + 0.25 * x, x * z * Fma.fma(z, SIGMOID_5, SIGMOID_3));
    }

    /// The natural logarithm of `x`; minus infinity for 0 and NaN below.
    public static float log(float x) {
        if (!(x > 0f)) {
            return x == 0f ? Float.NEGATIVE_INFINITY : Float.NaN;
        }
        if (x == Float.POSITIVE_INFINITY) {
            return x;
        }
        long bits = Double.doubleToRawLongBits((double) x);
        double m = Double.longBitsToDouble((bits & 0x000F_FFFF_FFFF_FFFFL) | 0x3FE0_0000_0000_0000L);
        int e = (int) (bits >>> 52) - 1022;
        if (m < SQRT_HALF) {
            m += m;
            e -= 1;
        }
        // log m = 2 artanh(s). All that is larger than 2^-60 of the result is kept in two parts.
        double s = (m - 1.0) / (m + 1.0);
        double sRest = Fma.fma(-s, m + 1.0, m - 1.0) / (m + 1.0);
        double z = s * s;
        double p = LOG_SERIES[0];
        for (int i = 1; i < LOG_SERIES.length; i++) {
            p = Fma.fma(p, z, LOG_SERIES[i]);
        }
        double whole = e * LN2_HIGH;
        double sum = whole + (s + s);
        double rest = Fma.sumError(whole, s + s, sum) + Fma.fma(e, LN2_LOW, Fma.fma(s * z, p, sRest + sRest));
        return (float) Fma.addToOdd(sum, rest);
    }

    /// exp in double precision, for arguments that are floats.
    static double exp(double x) {
        double a = Math.max(Math.min(x, EXP_MAX), EXP_MIN);
        double shifted = Fma.fma(a, LOG2_E, ROUND);
        double n = shifted - ROUND;
        return Fma.fma(expm1Reduced(a, n), powerOfTwo(shifted), powerOfTwo(shifted));
    }

    /// exp(x) - 1 in double precision, for arguments of at most `EXP_MAX`; keeps its relative accuracy near 0.
    private static double expm1(double x) {
        double shifted = Fma.fma(x, LOG2_E, ROUND);
        double n = shifted - ROUND;
        double scale = powerOfTwo(shifted);
        return Fma.fma(expm1Reduced(x, n), scale, scale - 1.0);
    }

    /// exp(r) - 1 with r = x - n ln 2, which is at most ln 2 / 2 in size.
    static double expm1Reduced(double x, double n) {
        double r = Fma.fma(-n, LN2_LOW, Fma.fma(-n, LN2_HIGH, x));
        double p = EXP_14;
        p = Fma.fma(p, r, EXP_13);
        p = Fma.fma(p, r, EXP_12);
        p = Fma.fma(p, r, EXP_11);
        p = Fma.fma(p, r, EXP_10);
        p = Fma.fma(p, r, EXP_9);
        p = Fma.fma(p, r, EXP_8);
        p = Fma.fma(p, r, EXP_7);
        p = Fma.fma(p, r, EXP_6);
        p = Fma.fma(p, r, EXP_5);
        p = Fma.fma(p, r, EXP_4);
        p = Fma.fma(p, r, EXP_3);
        p = Fma.fma(p, r, EXP_2);
        return Fma.fma(r * r, p, r);
    }

    /// 2 to the integer in the low bits of `shifted`.
    static double powerOfTwo(double shifted) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023L) << 52);
    }
}
