package org.pierian.spec;

/// The learning rates that people use with an optimizer, wide.
///
/// @param least below it a rate is most often a slip
/// @param usual what to start from
/// @param most above it a rate is most often a slip
public record UsualRates(double least, double usual, double most) {}
