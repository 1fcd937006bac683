package org.pierian.core.train;

import org.pierian.core.metric.Tally;

/// Watches training; it cannot change it.
@FunctionalInterface
public interface StepListener {

    /// Called after each step.
    ///
    /// @param tally sums over the epoch so far
    void afterStep(Tally tally);
}
