package org.pierian.spec;

/// What is done to the numbers of a target before they are scaled.
public enum TargetTransform {
    /// The natural logarithm.
    @Doc("the natural logarithm, for numbers above 0 of very different sizes, such as prices.")
    LOG
}
