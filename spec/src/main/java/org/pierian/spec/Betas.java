package org.pierian.spec;

/// The two averaging weights of Adam, written `[0.9, 0.999]`.
///
/// @param first weight of the past in the average of gradients; 0 to below 1
/// @param second weight of the past in the average of squared gradients; 0 to below 1
@Composite(example = "[0.9, 0.999]")
public record Betas(double first, double second) {}
