package org.pierian.core.arithmetic;

/// The standard normal distribution in binary64, for arguments that are floats, whose squares are exact.
///
/// The probability of a number beyond `a >= 0` is the density of `a` times Mills' ratio `R(a)`. With the variable
/// `t = (a - 4) / (a + 4)`, which is -1 to 1 for all `a`, `(a + 4) R(a)` is nearly a polynomial in `t`. That of
/// degree 14 through its values at 15 Chebyshev nodes of `t` for `a` from 0 to 15 (`scripts/mills-ratio.py`)
/// has a relative error below 7e-13. Where `a` is above 15 the probability is below 4e-51.
///
/// **Source:** Shepherd and Laframboise 1981, *Chebyshev approximation of (1 + 2x) exp(x^2) erfc x in 0 <= x <
/// infinity*, for the variable `t`.
public final class Normal {

    /// `1 / sqrt(2 pi)`, rounded.
    public static final double PEAK = 0x1.9884533d43651p-2;

    /// The number that `t` maps to 0.
    public static final double CENTRE = 4;

    /// Coefficients of `(a + 4) R(a)`.
    public static final double RATIO_14 = -0x1.ca2662169c12cp-19;
    public static final double RATIO_13 = -0x1.c109a6c88f524p-17;
    public static final double RATIO_12 = 0x1.126acd662c9d6p-18;
    public static final double RATIO_11 = 0x1.71fafa45571d8p-14;
    public static final double RATIO_10 = -0x1.802a35cfa7c57p-18;
    public static final double RATIO_9 = -0x1.2fd72872591d9p-11;
    public static final double RATIO_8 = 0x1.5ea99fe87b9aap-12;
    public static final double RATIO_7 = 0x1.0be7ffb9d2ebep-8;
    public static final double RATIO_6 = -0x1.1dd008490d5f7p-7;
    public static final double RATIO_5 = -0x1.35aa444ecb1ccp-6;
    public static final double RATIO_4 = 0x1.360ce26a623cfp-3;
    public static final double RATIO_3 = -0x1.dec30ee1ab5cfp-2;
    public static final double RATIO_2 = 0x1.f0d9856bd5cf6p-1;
    public static final double RATIO_1 = -0x1.8615d9b494397p0;
    public static final double RATIO_0 = 0x1.e4aa012912be6p0;

    private Normal() {}

    /// The density `exp(-x^2 / 2) / sqrt(2 pi)`.
    public static double density(double x) {
        return PEAK * Binary64.exp(-0.5 * (x * x));
    }

    /// The probability of a number up to `x`, with a relative error below 1e-12.
    public static double probability(double x) {
        double scale = 1 / (Math.abs(x) + CENTRE);
        double t = Fma.fma(-2 * CENTRE, scale, 1);
        double ratio = RATIO_14;
        ratio = Fma.fma(ratio, t, RATIO_13);
        ratio = Fma.fma(ratio, t, RATIO_12);
        ratio = Fma.fma(ratio, t, RATIO_11);
        ratio = Fma.fma(ratio, t, RATIO_10);
        ratio = Fma.fma(ratio, t, RATIO_9);
        ratio = Fma.fma(ratio, t, RATIO_8);
        ratio = Fma.fma(ratio, t, RATIO_7);
        ratio = Fma.fma(ratio, t, RATIO_6);
        ratio = Fma.fma(ratio, t, RATIO_5);
        ratio = Fma.fma(ratio, t, RATIO_4);
        ratio = Fma.fma(ratio, t, RATIO_3);
        ratio = Fma.fma(ratio, t, RATIO_2);
        ratio = Fma.fma(ratio, t, RATIO_1);
        ratio = Fma.fma(ratio, t, RATIO_0);
        double beyond = density(x) * (ratio * scale);
        return x < 0 ? beyond : 1 - beyond;
    }
}
