package org.pierian.runner.dataset.picture.resize;

import org.pierian.spec.ResizeFilter;

/// How much each pixel along an axis counts in the pixels of another size, as integers of 22 bits after the point.
///
/// With `scale = in / out`, which is taken as 1 where it is less, and `center = (i + 1/2) in / out`, a pixel j counts
/// `f((j + 1/2 - center) / scale)`, divided by the sum of these. f is `1 - |x|` down to 0 for `bilinear`, and 1 from
/// -1/2, which it leaves out, to 1/2 for `area`. All of it is binary64 in the order that is written here.
///
/// **Source:** Pillow, `Resample.c`, `precompute_coeffs` and `normalize_coeffs_8bpc`.
final class FilterWeights {

    static final int BITS = 22;

    private final int[] first;
    private final int[][] weights;

    /// @param in pixels there are
    /// @param out pixels there will be
    /// @param filter `bilinear` or `area`
    FilterWeights(int in, int out, ResizeFilter filter) {
        first = new int[out];
        weights = new int[out][];
        double step = (double) in / out;
        double scale = Math.max(step, 1.0);
        double support = (filter == ResizeFilter.AREA ? 0.5 : 1.0) * scale;
        double inverse = 1.0 / scale;
        for (int i = 0; i < out; i++) {
            double center = (i + 0.5) * step;
            int from = Math.max(0, (int) (center - support + 0.5));
            int to = Math.min(in, (int) (center + support + 0.5));
            first[i] = from;
            weights[i] = fixed(shares(from, to, center, inverse, filter));
        }
    }

    private static double[] shares(int from, int to, double center, double inverse, ResizeFilter filter) {
        double[] shares = new double[to - from];
        double sum = 0;
        for (int j = 0; j < shares.length; j++) {
            double x = (j + from - center + 0.5) * inverse;
            shares[j] = filter == ResizeFilter.AREA ? box(x) : triangle(x);
            sum += shares[j];
        }
        for (int j = 0; j < shares.length && sum != 0; j++) {
            shares[j] /= sum;
        }
        return shares;
    }

    private static int[] fixed(double[] shares) {
        int[] fixed = new int[shares.length];
        for (int j = 0; j < fixed.length; j++) {
            fixed[j] = (int) (0.5 + shares[j] * (1 << BITS));
        }
        return fixed;
    }

    private static double triangle(double x) {
        return Math.max(0, 1.0 - Math.abs(x));
    }

    private static double box(double x) {
        return x > -0.5 && x <= 0.5 ? 1.0 : 0.0;
    }

    /// The first pixel that counts in pixel i.
    int first(int i) {
        return first[i];
    }

    /// How much it and those behind it count.
    int[] weights(int i) {
        return weights[i];
    }

    /// In how many new pixels one counts at most.
    int overlap() {
        int most = 0;
        int past = 0; // the first that none of the pixels of i counts in, but later ones
        for (int i = 0; i < first.length; i++) {
            while (past < first.length && first[past] < first[i] + weights[i].length) {
                past++;
            }
            most = Math.max(most, past - i);
        }
        return most;
    }
}
