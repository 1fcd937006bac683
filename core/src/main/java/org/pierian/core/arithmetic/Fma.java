package org.pierian.core.arithmetic;

/// Fused multiply-add, `a * b + c` rounded once, by the processor where it can and otherwise exactly by
/// ordinary operations.
///
/// Without the instruction, `Math.fma` computes with big decimals and takes about a microsecond. The
/// replacement takes a few nanoseconds and gives the same bits.
///
/// **Source:** Boldo and Melquiond 2008, *Emulation of FMA and correctly rounded sums: proved algorithms using
/// rounding to odd*.
public final class Fma {

    /// Whether the processor has the instruction and the virtual machine uses it. Decides speed only, never a
    /// result.
    public static final boolean HARDWARE = measure();

    /// 2^27 + 1, which splits a double into two halves of 26 bits.
    private static final double SPLITTER = 0x1p27 + 1;

    private Fma() {}

    public static float fma(float a, float b, float c) {
        return HARDWARE ? Math.fma(a, b, c) : soft(a, b, c);
    }

    public static double fma(double a, double b, double c) {
        return HARDWARE ? Math.fma(a, b, c) : soft(a, b, c);
    }

    /// The exact product fits a double; its sum with `c` is rounded to odd, so that rounding it once more is
    /// harmless.
    static float soft(float a, float b, float c) {
        double product = (double) a * b;
        return (float) addToOdd(product, c);
    }

    /// For finite arguments whose products neither overflow nor fall below 2^-900, as in [Functions].
    static double soft(double a, double b, double c) {
        double high = a * b;
        double aHigh = split(a);
        double aLow = a - aHigh;
        double bHigh = split(b);
        double bLow = b - bHigh;
        double low = ((aHigh * bHigh - high) + aHigh * bLow + aLow * bHigh) + aLow * bLow;

        double t = c + low;
        double tError = sumError(c, low, t);
        double v = high + t;
        double vError = sumError(high, t, v);
        return v + addToOdd(tError, vError);
    }

    private static double split(double a) {
        double scaled = SPLITTER * a;
        return scaled - (scaled - a);
    }

    /// What `a + b` lost when it was rounded to `sum`.
    static double sumError(double a, double b, double sum) {
        double bPart = sum - a;
        return (a - (sum - bPart)) + (b - bPart);
    }

    /// `a + b` rounded to the neighbour with an odd last bit, unless the sum is exact.
    static double addToOdd(double a, double b) {
        double sum = a + b;
        double error = sumError(a, b, sum);
        long bits = Double.doubleToRawLongBits(sum);
        if (error == 0.0 || (bits & 1L) != 0 || !Double.isFinite(sum) || Double.isNaN(error)) {
            return sum;
        }
        boolean awayFromZero = (error > 0) == (sum > 0);
        return Double.longBitsToDouble(awayFromZero ? bits + 1 : bits - 1);
    }

    /// The instruction takes nanoseconds even in the interpreter; big decimals take about a thousand times as
    /// long.
    private static boolean measure() {
        float x = 1f;
        long best = Long.MAX_VALUE;
        for (int trial = 0; trial < 8; trial++) {
            long start = System.nanoTime();
            for (int i = 0; i < 16; i++) {
                x = Math.fma(x, 0.9999999f, 1e-9f);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return x > 0 && best < 16 * 400;
    }
}
