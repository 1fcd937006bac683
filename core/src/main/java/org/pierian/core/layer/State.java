package org.pierian.core.layer;

import org.pierian.core.tensor.Tensor;

/// A named tensor that a layer changes while it trains and that no optimizer touches, such as a running mean. It is
/// saved with the parameters.
///
/// @param name full name, for example `1.running_mean`
/// @param tensor the numbers, in the order of weights files
public record State(String name, Tensor tensor) {}
