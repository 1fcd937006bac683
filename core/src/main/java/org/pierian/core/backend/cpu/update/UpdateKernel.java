package org.pierian.core.backend.cpu.update;

import org.pierian.core.backend.AdamRule;
import org.pierian.core.backend.DescentRule;
import org.pierian.core.backend.MomentumRule;
import org.pierian.core.backend.SgdRule;

/// The rules that most networks are trained with, over the elements `from .. to` of a parameter and of what is
/// remembered of it.
///
/// The gradient may be given in parts: that of element `i` is `g[i - first]`.
public interface UpdateKernel {

    /// Products with fewer columns are better taken in parts.
    int LEAST_COLUMNS = 16;

    /// [DescentRule].
    void descend(int from, int to, DescentRule rule, float[] g, int first, float[] p);

    /// [MomentumRule].
    void momentum(int from, int to, MomentumRule rule, float[] g, int first, float[] u, float[] p);

    /// [MomentumRule] for the rows `from .. to` of a parameter whose gradient is the product of a column and a row:
    /// that of element `(i, j)` is `fma(column[i], row[j], +0)`. The product is not written down, which saves a
    /// third of the stores of a step for a single example.
    ///
    /// @param row as long as a row of the parameter, at least [#LEAST_COLUMNS]
    void momentumOfProduct(int from, int to, MomentumRule rule, float[] column, float[] row, float[] u, float[] p);

    /// The same for all rows, and then `y = x p` with the new values, as a matrix product multiplies a single row.
    ///
    /// @param column as long as a column of the parameter, up to [org.pierian.core.backend.MatMul#SEGMENT]
    /// @param x one number for each row
    /// @param y one number for each column
    void momentumOfProductAndMultiply(
            MomentumRule rule, float[] column, float[] row, float[] u, float[] p, float[] x, float[] y);

    /// [SgdRule].
    void sgd(int from, int to, SgdRule rule, float[] g, int first, float[] b, float[] p);

    /// [AdamRule].
    void adam(int from, int to, AdamRule rule, float[] g, int first, float[] m, float[] v, float[] p);
}
