package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Brings numbers of every example to mean 0 and variance 1 and scales them by channel: `y = n * weight + bias`
/// with `n = (x - mean) * r` and `r = 1 / sqrt(variance + epsilon)`.
///
/// Mean and variance are 64-lane sums divided by the count, the second over the squared differences from the
/// mean; `r` is computed in binary64 and rounded once. With `g = dy * weight` the gradient of the input is
/// `((n * -mean(g * n) + g) - mean(g)) * r`. Those of weight and bias are taken of `dy * n` and `dy`: where a
/// channel has one position, chains over the examples, else chains over the examples of each plane's 64-lane
/// sum. [NormGeometry.Over#SQUARES] has no means of `x` and of `g`.
public interface Normalization {

    /// Writes `y`.
    ///
    /// @param x `[examples, channels, area]`, seen with any shape
    /// @param weight `[channels]`, or [Tensor#NONE] for ones
    /// @param bias `[channels]`, or [Tensor#NONE] for none
    /// @param y of the shape of `x`, another tensor
    void forward(Tensor x, Tensor weight, Tensor bias, Tensor y);

    /// Collects gradients, for the last forward pass.
    ///
    /// @param x its input
    /// @param dy gradient of its output
    /// @param weight its weight
    /// @param weightGradient collects the weight's, unless it is [Gradient#NONE]
    /// @param biasGradient likewise
    /// @param dx receives the input's, unless it is [Tensor#NONE]
    void backward(Tensor x, Tensor dy, Tensor weight, Gradient weightGradient, Gradient biasGradient, Tensor dx);
}
