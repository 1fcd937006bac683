package org.pierian.core.metric;

/// How the rates of classes become one number.
public enum Average {
    /// The mean of all classes, each counting the same; one without examples or answers counts as 0.
    MACRO,
    /// The rate of all classes together: with one class for each example, the accuracy.
    MICRO,
    /// The mean of all classes, each counting as often as it has examples.
    WEIGHTED
}
