package org.pierian.core.backend;

/// How a loss punishes scores that are not far enough below that of the class.
///
/// @param width the distance that is enough, above 0
/// @param squared whether what is missing counts squared
public record Margin(float width, boolean squared) {}
