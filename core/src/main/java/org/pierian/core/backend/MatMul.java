package org.pierian.core.backend;

import org.pierian.core.tensor.Matrix;

/// Matrix products in float32, the one place where products are summed over a long axis.
///
/// Every output is `c = +0; for k ascending: c = fma(a[k], b[k], c)`, in segments of [#SEGMENT] values of k;
/// the results of the segments are added in order. Neither threads nor vectors ever divide a sum.
public interface MatMul {

    /// Values of k in one chain of additions.
    int SEGMENT = 4096;

    /// `C = A B`, or `C = C + (A B)`, or `C` continued: `for k ascending: c = fma(a[k], b[k], c)`.
    ///
    /// @param a `[m, k]`; with k = 0 the product is zero
    /// @param b `[k, n]`
    /// @param c `[m, n]`, whose columns lie side by side; overlaps neither `a` nor `b`
    /// @param store whether the product is written, added, or continues the sums in `c`; the last with at most
    ///     [#SEGMENT] values of k
    void multiply(Matrix a, Matrix b, Matrix c, Store store);

    /// A use of a parameter's gradient: `C = A B` the first time in a step, `C = C + (A B)` from then on. A backend
    /// may defer the product until somebody reads the gradient. Where a step comes in parts, the sums go on over
    /// the k of all of them.
    ///
    /// @param a `[m, k]`
    /// @param b `[k, n]`
    /// @param c of `[m, n]`
    default void multiply(Matrix a, Matrix b, Gradient c) {
        GradientSum sum = c.next();
        if (sum.inParts()) {
            multiplyPart(a, b, sum);
        } else {
            multiply(a, b, sum.tensor().matrix(), sum.store());
        }
    }

    /// Goes on with a sum, segment after segment.
    ///
    /// @param a `[m, k]`, `k` more values
    /// @param b `[k, n]`
    /// @param sum of `[m, n]`
    default void multiplyPart(Matrix a, Matrix b, GradientSum sum) {
        int k = a.columns();
        int from = 0;
        while (from < k || sum.terms() == 0) {
            int done = (int) (sum.terms() % SEGMENT);
            int count = Math.min(k - from, SEGMENT - done);
            Matrix target = sum.segment(SEGMENT).matrix();
            multiply(a.columns(from, count), b.rows(from, count), target, done == 0 ? Store.WRITE : Store.CONTINUE);
            sum.advance(count, SEGMENT);
            from += count;
            if (k == 0) {
                return;
            }
        }
    }
}
