package org.pierian.core.layer.convolution;

import java.util.OptionalInt;

/// Channels of a convolution.
///
/// @param out number of output channels
/// @param in number of input channels, where the person wrote it
/// @param groups number of groups that the channels are divided into
record Channels(int out, OptionalInt in, int groups) {}
