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
    void weightGradient(int batch, float[] x, float[] dy, float[] dw, ExampleTask before);
}
