package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Brings every channel to mean 0 and variance 1 over the examples and positions of a batch, and scales it: `y =
/// n * weight + bias` with `n = (x - mean) * r` and `r = 1 / sqrt(variance + epsilon)`.
///
/// The sum for a channel is a chain over the examples of each plane's 64-lane sum; mean and variance are two
/// such sums divided by the count, the second over the squared differences from the mean; `r` is computed in
/// binary64 and rounded once. The gradient of the input is `((n * -(w / count) + dy) - b / count) * (weight *
/// r)` with `w` the sum of `dy * n`, the gradient of the weight, and `b` the sum of `dy`, that of the bias.
///
/// Running statistics become `fma(momentum, batch, (1 - momentum) * running)`, with a variance that is divided by
/// the count less 1. A count of 1 has no such variance, and leaves the running one as it is.
public interface BatchNormalization {

    /// Normalizes by the statistics of the batch, and moves the running ones.
    ///
    /// @param momentum share of the batch in the running statistics, 0 to 1
    /// @param x `[examples, channels, ...]`
    /// @param weight `[channels]`, or [Tensor#NONE] for ones
    /// @param bias `[channels]`, or [Tensor#NONE] for none
    /// @param running its statistics are changed
    /// @param y of the shape of `x`, another tensor
    /// @param after done with each example when its part of `y` has been written
    void train(
            double momentum,
            Tensor x,
            Tensor weight,
            Tensor bias,
            RunningStatistics running,
            Tensor y,
            ExampleTask after);

    /// Normalizes by the running statistics.
    void evaluate(Tensor x, Tensor weight, Tensor bias, RunningStatistics running, Tensor y, ExampleTask after);

    /// Collects gradients, for the last [#train].
    ///
    /// @param x its input
    /// @param dy gradient of its output
    /// @param weight its weight
    /// @param weightGradient collects the weight's, unless it is [Gradient#NONE]
    /// @param biasGradient likewise
    /// @param dx receives the input's, unless it is [Tensor#NONE]
    /// @param before done with each example before its part of `dy` is read
    void backward(
            Tensor x,
            Tensor dy,
            Tensor weight,
            Gradient weightGradient,
            Gradient biasGradient,
            Tensor dx,
            ExampleTask before);
}
