package org.pierian.spec;

/// A figure that is measured after each epoch.
public enum Metric {
    /// The mean loss; less is better.
    @Doc("The mean loss, which has to become smaller.")
    LOSS,
    /// The part of right answers; more is better.
    @Doc("The part of right answers, which has to become larger.")
    ACCURACY
}
