package org.pierian.core.backend;

/// A function of two numbers, applied element by element.
@FunctionalInterface
public interface Combination {

    /// The function.
    float of(float a, float b);
}
