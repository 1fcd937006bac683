package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// A two-dimensional convolution (cross-correlation) of one geometry, with its gradients.
///
/// | tensor   | layout                                                              |
/// |----------|---------------------------------------------------------------------|
/// | `x`      | `[batch, channels, height, width]`                                  |
/// | `weight` | `[channels / groups * kernel height * kernel width, out channels]`  |
/// | `bias`   | `[out channels]`                                                    |
/// | `y`      | `[batch, out channels, out height, out width]`                      |
///
/// Orders of summation:
///
/// - `y`: one chain of fma over (in-channel, kernel row, kernel column), padding included as zeros, in segments of
///   [MatMul#SEGMENT]; the bias is added after the sum;
/// - `dx`: the same over (out-channel, row, column) of the kernel rotated by 180 degrees, with `dy` spread by the
/// stride and surrounded by zeros;
/// - `dw`: for each example one chain over (row, column) of `y`, in segments; the segments' sums are added in order
///   within groups of [#GROUP] examples, and the groups' sums in order;
/// - `db`: a chain over the examples of each plane's 64-lane sum.
///
/// For a transposed convolution ([Backend#transposedConvolution]) `y` is summed as `dx` above, over (channel of `x`,
/// row, column) of the rotated kernel with `x` spread by the stride; `dx` as `y` above, over (channel of `dy`, row,
/// column); `dw` for each example over (row, column) of `x`; its weight is `[out channels / groups * kernel height *
/// kernel width, channels of x]`.
public interface Convolution {

    /// Examples whose weight gradients are added one after the other.
    int GROUP = 8;

    /// Writes `y`.
    ///
    /// @param bias added after the sum; [Tensor#NONE] for none
    /// @param after run for each example once its part of `y` is complete
    void forward(Tensor x, Tensor weight, Tensor bias, Tensor y, ExampleTask after);

    /// Writes the gradients.
    ///
    /// @param weightGradient collects the gradient of `weight`
    /// @param biasGradient collects the gradient of the bias; [Gradient#NONE] where there is none
    /// @param dx receives the gradient of `x`; [Tensor#NONE] when nobody needs it
    /// @param before run for each example before its part of `dy` is read, so that it may write it
    void backward(
            Tensor x,
            Tensor dy,
            Tensor weight,
            Gradient weightGradient,
            Gradient biasGradient,
            Tensor dx,
            ExampleTask before);
}
