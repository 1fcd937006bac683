package org.pierian.core.schedule;

/// The learning rate of each step of a run.
public sealed interface LearningRate permits ScheduledRate, ReduceOnPlateau, SequentialRate {

    /// The rate of a step.
    ///
    /// @param epoch number of the epoch that the step is in, from 0
    /// @param step number of the step since the start of training, from 0
    double at(int epoch, long step);

    /// Looks at the value of a finished epoch, where the rates to come depend on it.
    ///
    /// @param lastStep number of the epoch's last step, counted as in [#at]
    /// @param value of the metric that is watched
    default void observe(long lastStep, double value) {}
}
