package org.pierian.core.schedule;

/// The learning rate of each step of a run.
public sealed interface LearningRate permits ScheduledRate, ReduceOnPlateau {

    /// The rate of a step.
    ///
    /// @param epoch number of the epoch that the step is in, from 0
    /// @param step number of the step since the start of training, from 0
    double at(int epoch, long step);
}
