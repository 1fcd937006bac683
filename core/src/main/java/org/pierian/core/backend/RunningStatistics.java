package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// What batch normalization remembers of the batches so far.
///
/// @param mean `[channels]`
/// @param variance `[channels]`
public record RunningStatistics(Tensor mean, Tensor variance) {}
