package org.pierian.spec;

/// The decay rates of Adam's two running averages, written `[0.9, 0.999]`.
///
/// @param first decay rate of the average of gradients; 0 to below 1
/// @param second decay rate of the average of squared gradients; 0 to below 1
@Composite(example = "[0.9, 0.999]")
public record Betas(double first, double second) {}
