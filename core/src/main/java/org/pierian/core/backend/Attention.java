package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Scaled dot-product attention of one geometry, forward and backward.
///
/// The steps of all examples follow each other as rows, without any that do not count. For each example and head,
/// with `q`, `k` and `v` the rows of a head's queries, keys and values:
///
/// * queries and keys are rotated: of a pair `(a, b)` with the cosine c and the sine s of its angle come `fma(-b,
///   s, a * c)` and `fma(a, s, b * c)`; then queries are multiplied by [AttentionGeometry#queryScale];
/// * a score is the [MatMul] sum of `q[i] . k[j]`; the weights of a query are the softmax of the scores that it
///   sees, as [Reductions#softmax] computes them, with key j in lane j mod 64; all other weights are +0;
/// * kept weights are multiplied by `keep`, where there is one;
/// * the result of a query is the [MatMul] sum of `weight[j] * v[j]` over all keys of the example, `+ 0`.
///
/// Gradients with respect to `q`, `k` and `v` are the same sums over keys or queries, `+ 0` each; those of scores
/// are `(dp + (-d)) * p` with p the weight, dp its gradient and d the 64-lane sum of `dp * p`, and +0 for a key
/// that is not seen. Where query heads share keys, the gradients that each of them gives are added in order.
///
/// Adding +0 turns -0 into +0, so that terms that are zero may be left out.
///
/// **Source:** Vaswani et al. 2017, *Attention is all you need*, eq. 1; Ainslie et al. 2023, *GQA*; Su et al.
/// 2021, *RoFormer*, eq. 34.
public interface Attention {

    /// Mixes values.
    ///
    /// @param examples how many there are
    /// @param starts the row at which each example begins, and behind the last one the number of rows
    /// @param projected `[rows, width]`; queries and keys are rotated and scaled in place
    /// @param keep factors of the weights, `[examples, heads, time, time]`, or [Tensor#NONE]
    /// @param mixed receives `[rows, mixedWidth]`
    void forward(int examples, int[] starts, Tensor projected, Tensor keep, Tensor mixed);

    /// Gradients of the last forward pass.
    ///
    /// @param examples those of the forward pass
    /// @param starts likewise
    /// @param projected as `forward` left it
    /// @param keep that of the forward pass
    /// @param mixedGradient gradient for `mixed`
    /// @param projectedGradient receives the gradient for what `projected` was before the forward pass
    void backward(
            int examples, int[] starts, Tensor projected, Tensor keep, Tensor mixedGradient, Tensor projectedGradient);
}
