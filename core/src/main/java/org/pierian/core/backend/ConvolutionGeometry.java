package org.pierian.core.backend;

/// Windows, channels and groups of a convolution.
///
/// @param window how the kernel moves over the images; its channels are the input's
/// @param outChannels number of kernels
/// @param groups number of groups that the channels are divided into; divides both numbers of channels
public record ConvolutionGeometry(Window window, int outChannels, int groups) {}
