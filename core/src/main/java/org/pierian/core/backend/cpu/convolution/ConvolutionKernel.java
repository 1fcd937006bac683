package org.pierian.core.backend.cpu.convolution;

import org.pierian.core.backend.Convolution;
import org.pierian.core.backend.ExampleTask;

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
/// of [org.pierian.core.backend.MatMul#SEGMENT];
/// - `dx`: the same over (out-channel, row, column) of the kernel rotated by 180 degrees, with `dy` spread by
/// the stride and surrounded by zeros;
/// - `dw`: for each example one chain over (row, column) of `y`, in segments; the segments' sums are added in
/// order within groups of [#GROUP] examples, and the groups' sums in order.
public interface ConvolutionKernel {

    /// Examples whose weight gradients are added one after the other.
    int GROUP = Convolution.GROUP;

    /// Writes the group's channels of `y` for examples `first .. end`.
    ///
    /// @param group the geometry and the channels
    /// @param bias a number for each of all out channels, added after the sum; empty for none
    /// @param after done with each example as soon as it is written
    void forward(
            ChannelGroup group,
            int first,
            int end,
            float[] x,
            float[] weight,
            float[] bias,
            float[] y,
            ExampleTask after);

    /// Writes the group's channels of `dx` for examples `first .. end`.
    void inputGradient(ChannelGroup group, int first, int end, float[] dy, float[] weight, float[] dx);

    /// Writes the group's columns of `dw`.
    ///
    /// @param batch number of examples
    /// @param before done with each example before `dy` is read, so that it may write it
    default void weightGradient(ChannelGroup group, int batch, float[] x, float[] dy, float[] dw, ExampleTask before) {
        weightGradient(group, 0, batch, WeightStart.NOTHING, x, dy, dw, before);
    }

    /// Writes the group's columns of `dw` for examples `first .. end`, or goes on with them.
    ///
    /// @param start what is in `dw`; with [WeightStart#EXAMPLES] the examples belong to one group
    /// @param before done with each example before `dy` is read, so that it may write it
    void weightGradient(
            ChannelGroup group,
            int first,
            int end,
            WeightStart start,
            float[] x,
            float[] dy,
            float[] dw,
            ExampleTask before);
}
