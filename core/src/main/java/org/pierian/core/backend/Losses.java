package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Losses of whole rows of outputs, with their gradients. Those that need no more than one output and its target
/// at a time are folds, see [Reductions#foldRows].
///
/// Each writes a number for each row into `losses`, and into `gradient` the gradient of `scale` times their sum,
/// unless it is [Tensor#NONE].
public interface Losses {

    /// Negative logarithms of probabilities that are given as logarithms. With `w` the weights and `c` the class
    /// the loss is `w[c] * -x[c]`, and the gradient `scale * -w[c]` for the class and 0 elsewhere.
    ///
    /// @param logProbabilities `[rows, classes]`
    /// @param classes a class for each row; of a row with -1 loss and gradient are 0
    /// @param weights weight of each class, `[classes]`
    void negativeLogLikelihood(
            Tensor logProbabilities, Tensor classes, Tensor weights, float scale, Tensor losses, Tensor gradient);

    /// Cross-entropy of the softmax probabilities of a row with the probabilities that are wanted.
    ///
    /// With `m` the largest of a row, `s` the 64-lane sum of `exp(x - m)`, `w` the weights, `e` the smoothing,
    /// `K` the number of classes and `t` the row of targets, `c[j] = w[j] * fma(1 - e, t[j], e / K)`. The loss
    /// is the chain of `fma(c[j], log(s) - (x[j] - m), .)` over ascending j without those where `c[j]` is 0, and
    /// the gradient `scale * (C * (exp(x[j] - m) / s) - c[j])` with `C` the chain of additions of `c[j]`.
    ///
    /// **Source:** PyTorch, `torch.nn.CrossEntropyLoss` with class probabilities.
    ///
    /// @param logits `[rows, classes]`
    /// @param targets of the same shape
    /// @param form weights and smoothing
    void probabilityCrossEntropy(
            Tensor logits, Tensor targets, SoftTargets form, float scale, Tensor losses, Tensor gradient);

    /// Mean over the outputs of the cross-entropy of the logistic function of an output with the probability
    /// that is wanted. The loss of one output is `w[j] * t * softplus(-x) + (1 - t) * softplus(x)` in binary64,
    /// rounded once; they are added in one chain, and divided by the number of outputs. The gradient is `(scale
    /// / outputs)`, rounded, times `(1 - t) * sigmoid(x) - w[j] * t * sigmoid(-x)`, which is computed in
    /// binary64 and rounded once.
    ///
    /// **Source:** PyTorch, `torch.nn.BCEWithLogitsLoss`.
    ///
    /// @param logits `[rows, outputs]`
    /// @param targets of the same shape, 0 to 1
    /// @param positiveWeights a factor for each output, above 0
    void binaryCrossEntropy(
            Tensor logits, Tensor targets, double[] positiveWeights, float scale, Tensor losses, Tensor gradient);

    /// One minus the mean over the classes of the soft Dice coefficient, for each example. With `p` the softmax
    /// probabilities along the last axis, over the positions of the example that have a class: `D[k] = (2 * sum
    /// of p[k] where k is the class + smooth) / (sum of p[k]^2 + number of positions of class k + smooth)`.
    ///
    /// Sums are chains over the positions in binary64, where each term is exact. What follows is binary64 too, with
    /// one rounding of each loss and gradient.
    ///
    /// **Source:** Milletari, Navab and Ahmadi 2016, *V-Net: Fully convolutional neural networks for volumetric
    /// medical image segmentation*, sec. 3, whose denominator has squares too; `smooth` is usual since.
    ///
    /// @param logits `[examples, ..., classes]`
    /// @param classes a class for each position, -1 where none counts
    /// @param smooth above 0
    /// @param losses receives a number for each example
    void dice(Tensor logits, Tensor classes, double smooth, float scale, Tensor losses, Tensor gradient);
}
