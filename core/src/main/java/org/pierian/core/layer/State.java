package org.pierian.core.layer;

import org.pierian.core.tensor.Tensor;

/// A named tensor that a layer changes while it trains and that no optimizer touches, such as a running mean.
///
/// No layer has one yet, and files of a run hold parameters only: whoever adds the first saves it in weights and
/// checkpoints.
///
/// @param name full name, for example `1.running_mean`
/// @param tensor the numbers, in the order of weights files
public record State(String name, Tensor tensor) {}
