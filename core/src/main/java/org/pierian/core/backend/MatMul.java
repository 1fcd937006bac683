package org.pierian.core.backend;

import org.pierian.core.tensor.Matrix;

/// Matrix products in float32, the one place where products are summed over a long axis.
///
/// Every output is `c = +0; for k ascending: c = fma(a[k], b[k], c)`, in segments of [#SEGMENT] values of k;
/// the results of the segments are added in order. Neither threads nor vectors ever divide a sum.
public interface MatMul {

    /// Values of k in one chain of additions.
    int SEGMENT = 4096;

    /// `C = A B`, or `C = C + (A B)`.
    ///
    /// @param a `[m, k]`; with k = 0 the product is zero
    /// @param b `[k, n]`
    /// @param c `[m, n]`, whose columns lie side by side; overlaps neither `a` nor `b`
    /// @param store whether the product is written or added
    void multiply(Matrix a, Matrix b, Matrix c, Store store);

    /// A use of a parameter's gradient: `C = A B` the first time in a step, `C = C + (A B)` from then on. A backend may
    /// defer the product until somebody reads the gradient.
    ///
    /// @param a `[m, k]`
    /// @param b `[k, n]`
    /// @param c of `[m, n]`
    default void multiply(Matrix a, Matrix b, Gradient c) {
        multiply(a, b, c.tensor().matrix(), c.use());
    }
}
