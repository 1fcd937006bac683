package org.pierian.core.kernel;

/// Two-dimensional convolution (cross-correlation) over a batch, and its two gradients, for one group of
/// channels.
///
/// | array    | layout                                                     |
/// |----------|------------------------------------------------------------|
/// | `x`      | `[batch, channels, height, width]`                         |
/// | `weight` | `[channels * kernel height * kernel width, out channels]`  |
/// | `y`      | `[batch, out channels, out height, out width]`             |
///
/// Orders of summation:
///
/// - `y`: one chain of fma over (in-channel, kernel row, kernel column), padding included as zeros, in segments
/// of
///   [MatMul#SEGMENT];
/// - `dx`: the same over (out-channel, row, column) of the kernel turned by 180 degrees, with `dy` spread by
/// the stride and
///   surrounded by zeros;
/// - `dw`: for each example one chain over (row, column) of `y`, in segments; the segments' sums are added in
/// order within
///   groups of [#GROUP] examples, and the groups' sums in order.
public interface Convolution {

    /// Examples whose weight gradients are added one after the other.
    int GROUP = 8;

    /// Writes the group's channels of `y`.
    ///
    /// @param group the geometry and the channels
    /// @param batch number of examples
    /// @param bias a number for each of all out channels, added after the sum; empty for none
    void forward(ChannelGroup group, int batch, float[] x, float[] weight, float[] bias, float[] y);

    /// Writes the group's channels of `dx`.
    void inputGradient(ChannelGroup group, int batch, float[] dy, float[] weight, float[] dx);

    /// Writes the group's columns of `dw`.
    void weightGradient(ChannelGroup group, int batch, float[] x, float[] dy, float[] dw);
}
