package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Sums and other reductions, each in a fixed order.
public interface Reductions {

    /// Virtual lanes of a sum.
    int LANES = 64;

    /// The sum of elements `from .. from + count`: element i of them is added to lane i mod 64, then the lanes
    /// are folded by 32, 16, 8, 4, 2, 1; +0 for none.
    float sum(int from, int count, Tensor x);

    /// Sums of the columns, each one chain of additions over the rows from +0.
    ///
    /// @param x its elements are seen as rows as long as `sums`
    /// @param sums as long as the last axis of `x`, or as its last axes together
    /// @param store whether sums are written, added or continued
    void sumColumns(Tensor x, Tensor sums, Store store);

    /// Sums of channels, each a chain of additions over the examples, from +0, of the 64-lane sum of each plane.
    ///
    /// @param area elements of a plane
    /// @param x `[examples, channels, area]`, seen with any shape
    /// @param sums `[channels]`
    /// @param store whether sums are written, added or continued
    void sumPlanes(int area, Tensor x, Tensor sums, Store store);

    /// Sums of what belongs to each element of a stretched shape, in one example. Where an element is repeated over a
    /// segment of memory, the segment's 64-lane sum is added, else each element of it; either way in one
    /// chain over the segments from +0.
    ///
    /// @param example its place in the batch
    /// @param count elements of the example that count, from its first on
    /// @param x `[batch, ...]` of the larger shape
    /// @param sums `[batch, ...]` of the smaller shape
    void sumStretched(Stretch stretch, int example, int count, Tensor x, Tensor sums);

    /// For every row, the chain of a fold over its elements.
    ///
    /// @param y `[rows, ...]`
    /// @param t of the same shape
    /// @param results `[rows]`
    void foldRows(RowFold fold, Tensor y, Tensor t, Tensor results);

    /// Probabilities along the last axis: `exp(x - max) / sum of exp(x - max)`, the sum in 64 lanes.
    ///
    /// @param probabilities of the shape of `logits`, another tensor
    void softmax(Tensor logits, Tensor probabilities);

    /// Logarithms of those probabilities: `(x - max) - log(s)` with `s` the 64-lane sum of `exp(x - max)`.
    ///
    /// @param logarithms of the shape of `logits`, another tensor
    void logSoftmax(Tensor logits, Tensor logarithms);

    /// Negative logarithms of the softmax probabilities of classes along the last axis, and their gradients.
    ///
    /// With `m` the largest of a row and `s` the 64-lane sum of `exp(x - m)`, the loss is `log(s) - (x[class] -
    /// m)` and the gradient `scale * (exp(x[j] - m) / s - [j is the class])`.
    ///
    /// @param logits `[rows, classes]`
    /// @param classes a class for each row; of a row with -1 loss and gradient are 0
    /// @param scale factor of the gradients
    /// @param losses a number for each row
    /// @param gradient of the shape of `logits`, or [Tensor#NONE]
    void crossEntropy(Tensor logits, Tensor classes, float scale, Tensor losses, Tensor gradient);

    /// The same with targets that are weighted and smoothed. With `p` the softmax probabilities, `w` the
    /// weights, `e` the smoothing, `K` the number of classes and `y` the class, the loss is `(1 - e) * w[y] *
    /// -log(p[y]) + (e / K) * sum over j of w[j] * -log(p[j])`, the sum one chain of fma over j, and the
    /// gradient `scale * ((1 - e) * w[y] * (p[j] - [j is y]) + (e / K) * (W * p[j] - w[j]))` with `W` the sum of
    /// the weights, one chain.
    ///
    /// **Source:** PyTorch, `torch.nn.CrossEntropyLoss`; Szegedy et al. 2016, *Rethinking the Inception
    /// architecture for computer vision*, sec. 7.
    ///
    /// @param logits `[rows, classes]`
    /// @param classes a class for each row; of a row with -1 loss and gradient are 0
    /// @param targets weights and smoothing
    /// @param scale factor of the gradients
    /// @param losses a number for each row
    /// @param gradient of the shape of `logits`, or [Tensor#NONE]
    void softCrossEntropy(
            Tensor logits, Tensor classes, SoftTargets targets, float scale, Tensor losses, Tensor gradient);

    /// Losses of scores along the last axis that are not far enough below that of the class, and their
    /// gradients.
    ///
    /// With `K` scores and `h[j] = max(0, (margin - x[class]) + x[j])` for each j but the class, the loss is the
    /// chain of additions of `h[j]`, or the chain of fma of their squares, over ascending j, divided by K. The
    /// gradient for j is `scale / K` where `h[j] > 0`, or `(scale / K) * (2 * h[j])`; that for the class is
    /// minus the chain of these. Where classes have weights `w`, the loss is multiplied by `w[class]`, and so is
    /// `scale` before it is divided.
    ///
    /// **Source:** PyTorch, `torch.nn.MultiMarginLoss`.
    ///
    /// @param scores `[rows, classes]`
    /// @param classes a class for each row; of a row with -1 loss and gradient are 0
    /// @param margin width and kind of the margin, and weights of the classes
    /// @param scale factor of the gradients
    /// @param losses a number for each row
    /// @param gradient of the shape of `scores`, or [Tensor#NONE]
    void multiMargin(Tensor scores, Tensor classes, Margin margin, float scale, Tensor losses, Tensor gradient);

    /// The sum of the squares in binary64, where each is exact: eight lanes, folded by 4, 2, 1.
    double sumOfSquares(Tensor x);

    /// The sum of the absolute values, likewise.
    double sumOfAbsoluteValues(Tensor x);

    /// The largest absolute value; 0 for none, NaN when one of them is NaN.
    float largestAbsoluteValue(Tensor x);

    /// Whether no element is infinite or NaN.
    boolean isFinite(Tensor x);
}
