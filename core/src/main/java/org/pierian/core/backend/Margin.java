package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// How a loss punishes scores that are not far enough below that of the class.
///
/// @param width the distance that is enough, above 0
/// @param squared whether what is missing counts squared
/// @param weights weight of each class, `[classes]`, never changed; [Tensor#NONE] where all count the same
public record Margin(float width, boolean squared, Tensor weights) {

    /// A margin of classes that all count the same.
    public Margin(float width, boolean squared) {
        this(width, squared, Tensor.NONE);
    }
}
