package org.pierian.core.backend.cpu.convolution;

/// What the gradient of a weight is, before examples are added to it.
public enum WeightStart {
    /// Nothing: it is written.
    NOTHING,
    /// The sum of whole groups of examples: the sum of each further group is added.
    GROUPS,
    /// The sum of the first examples of a group, which goes on.
    EXAMPLES
}
