package org.pierian.core.backend.cpu.reduction;

/// Norms of gradients.
///
/// Sums are taken in binary64, where the square of a float32 is exact and no sum overflows. Element i is added
/// to lane i mod 8, then lanes l and l + 4 are added, then l + 2, then l + 1. Eight chains keep a processor
/// busy without vectors, so there is one form only.
public final class Norms {

    private static final int LANES = 8;

    private Norms() {}

    /// The sum of the squares of `x[0 .. n)`.
    public static double sumOfSquares(int n, float[] x) {
        return sum(n, x, true);
    }

    /// The sum of the absolute values of `x[0 .. n)`.
    public static double sumOfAbsoluteValues(int n, float[] x) {
        return sum(n, x, false);
    }

    private static double sum(int n, float[] x, boolean squares) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int end = n - n % LANES;
        for (int i = 0; i < end; i += LANES) {
            s0 += term(x[i], squares);
            s1 += term(x[i + 1], squares);
            s2 += term(x[i + 2], squares);
            s3 += term(x[i + 3], squares);
            s4 += term(x[i + 4], squares);
            s5 += term(x[i + 5], squares);
            s6 += term(x[i + 6], squares);
            s7 += term(x[i + 7], squares);
        }
        s0 += rest(n, x, end, squares); // the last, short round; +0 changes no sum, since none is -0
        s1 += rest(n, x, end + 1, squares);
        s2 += rest(n, x, end + 2, squares);
        s3 += rest(n, x, end + 3, squares);
        s4 += rest(n, x, end + 4, squares);
        s5 += rest(n, x, end + 5, squares);
        s6 += rest(n, x, end + 6, squares);
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    private static double rest(int n, float[] x, int i, boolean squares) {
        return i < n ? term(x[i], squares) : 0;
    }

    private static double term(float x, boolean squares) {
        return squares ? (double) x * x : Math.abs(x);
    }

    /// The largest absolute value of `x[0 .. n)`; 0 for none, NaN when one of them is NaN.
    public static float largestAbsoluteValue(int n, float[] x) {
        float largest = 0f;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        return largest;
    }
}
