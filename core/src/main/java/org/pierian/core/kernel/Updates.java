package org.pierian.core.kernel;

/// Steps of optimizers over the elements `from .. to` of a parameter and its state. Each formula is an ordered
/// list of operations.
///
/// The gradient may be given in parts: that of element `i` is `g[i - first]`.
public interface Updates {

    /// Products with fewer columns are better taken in parts.
    int LEAST_COLUMNS = 16;

    /// `p = fma(-rate, g, p)`.
    void gradientDescent(int from, int to, float rate, float[] g, int first, float[] p);

    /// `u = fma(momentum, u, rest * g); p = fma(-rate, u, p)`, where `rest` is 1 - momentum.
    void momentum(int from, int to, float rate, float momentum, float rest, float[] g, int first, float[] u, float[] p);

    /// The same for the rows `from .. to` of a parameter whose gradient is the product of a column and
    /// a row: that of element `(i, j)` is `fma(column[i], row[j], +0)`. The product is not written down,
    /// which saves a third of the stores of a step for a single example.
    ///
    /// @param columns length of a row, at least [#LEAST_COLUMNS]
    void momentumOfProduct(
            int from,
            int to,
            int columns,
            float rate,
            float momentum,
            float rest,
            float[] column,
            float[] row,
            float[] u,
            float[] p);

    /// The same for all rows, and then `y = x p` with the new values, as [MatMul] multiplies a single row.
    ///
    /// @param rows up to [MatMul#SEGMENT]
    /// @param x `[rows]`
    /// @param y `[columns]`
    void momentumOfProductAndMultiply(
            int rows,
            int columns,
            float rate,
            float momentum,
            float rest,
            float[] column,
            float[] row,
            float[] u,
            float[] p,
            float[] x,
            float[] y);

    /// `g' = fma(decay, p, g); b = fma(momentum, b, rest * g'); p = fma(-rate, nesterov ? fma(momentum, b, g')
    /// : b, p)`.
    ///
    /// @param rest 1 - dampening; in the first step, with `b` zero, the caller passes 1
    void sgd(
            int from,
            int to,
            float rate,
            float momentum,
            float rest,
            float decay,
            boolean nesterov,
            float[] g,
            int first,
            float[] b,
            float[] p);

    /// `g' = fma(decay, p, g); m = fma(beta1, m, rest1 * g'); v = fma(beta2, v, (rest2 * g') * g');`
    /// `p = (keep * p) - (rate * m) / fma(sqrt(v), rootScale, epsilon)`.
    ///
    /// @param rate learning rate divided by `1 - beta1^t`
    /// @param rootScale `1 / sqrt(1 - beta2^t)`
    /// @param keep 1 - learning rate times decoupled weight decay; 1 where there is none
    void adam(
            int from,
            int to,
            float rate,
            float beta1,
            float rest1,
            float beta2,
            float rest2,
            float rootScale,
            float epsilon,
            float decay,
            float keep,
            float[] g,
            int first,
            float[] m,
            float[] v,
            float[] p);
}
