package org.pierian.spec;

/// How the rates of classes become one number.
public enum Average {
    /// The mean of all classes.
    @Doc("the mean of all classes; one that is never there or never predicted counts as 0.")
    MACRO,
    /// The rate of all classes together.
    @Doc("the rate of all classes together, which is the accuracy.")
    MICRO,
    /// The mean of all classes, weighted by their examples.
    @Doc("the mean of all classes, each as often as it has examples.")
    WEIGHTED
}
