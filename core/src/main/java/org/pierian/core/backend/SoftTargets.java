package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// What a cross-entropy makes of classes: targets that count more or less, and are not quite certain.
///
/// @param weights weight of each class, above 0, `[classes]`; never changed
/// @param smoothing part of the target that is spread evenly over all classes, 0 to below 1
public record SoftTargets(Tensor weights, float smoothing) {}
