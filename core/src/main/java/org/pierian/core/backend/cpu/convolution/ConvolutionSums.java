package org.pierian.core.backend.cpu.convolution;

import org.pierian.core.backend.ExampleTask;

/// The sums of a convolution of one geometry over a batch, for all groups of channels, in the orders that
/// [ConvolutionKernel] says.
interface ConvolutionSums {

    /// Says that passes over a batch are asked for.
    void expect(int batch);

    /// Writes `y`.
    ///
    /// @param bias a number for each out channel, added after the sum; empty for none
    /// @param after done with each example as soon as it is written
    void forward(int batch, float[] x, float[] weight, float[] bias, float[] y, ExampleTask after);

    /// Writes `dx`.
    void inputGradient(int batch, float[] dy, float[] weight, float[] dx);

    /// Writes `dw`.
    ///
    /// @param before done with each example before `dy` is read
    default void weightGradient(int batch, float[] x, float[] dy, float[] dw, ExampleTask before) {
        weightGradient(0, batch, WeightStart.NOTHING, x, dy, dw, before);
    }

    /// Writes `dw` for examples `first .. end`, or goes on with it.
    ///
    /// @param start what is in `dw`; with [WeightStart#EXAMPLES] the examples belong to one group
    /// @param before done with each example before `dy` is read
    void weightGradient(int first, int end, WeightStart start, float[] x, float[] dy, float[] dw, ExampleTask before);
}
