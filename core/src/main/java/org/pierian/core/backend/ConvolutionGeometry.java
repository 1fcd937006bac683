package org.pierian.core.backend;

/// Windows, channels and groups of a convolution.
///
/// @param window how the kernel moves over the images; its channels are the input's
/// @param outChannels number of kernels
/// @param groups number of groups that the channels are divided into; divides both numbers of channels
public record ConvolutionGeometry(Window window, int outChannels, int groups) {

    /// Input channels that each output channel sees.
    public int inPerGroup() {
        return window.channels() / groups;
    }

    /// Output channels of a group.
    public int outPerGroup() {
        return outChannels / groups;
    }

    /// Multiplications for one example.
    public long multiplications() {
        return (long) window.outArea() * inPerGroup() * window.cells() * outChannels;
    }
}
