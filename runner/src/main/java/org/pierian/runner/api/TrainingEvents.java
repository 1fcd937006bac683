package org.pierian.runner.api;

import java.util.Optional;

/// Watches training. All calls come from the thread that trains, which waits for them; nothing that a listener does
/// changes a bit of the result. What it throws ends the training and comes out of [Experiment#train(TrainingEvents)].
public interface TrainingEvents {

    /// Watches nothing.
    TrainingEvents NONE = new TrainingEvents() {};

    /// Called once before the first step.
    ///
    /// @param epochs epochs that the spec asks for; early stopping may end it sooner
    /// @param examples training examples, each seen once in an epoch
    default void started(int epochs, long examples) {}

    /// Called after each step; it has to be fast.
    ///
    /// @param epoch number of the epoch, from 1
    /// @param examples examples of this epoch that were seen so far
    /// @param loss mean loss over them
    default void step(int epoch, long examples, double loss) {}

    /// Called after each epoch.
    ///
    /// @param train metrics while training, each loss before its own step
    /// @param measured metrics afterwards, on the validation set, or on the test set where that is watched
    default void epoch(EpochMetrics train, Optional<EpochMetrics> measured) {}

    /// A warning or a note for a person, such as of a download.
    ///
    /// @param text one or more lines
    default void notice(String text) {}

    /// Whether training is to stop; asked after each step. It then writes a checkpoint and ends with a
    /// [TrainingStoppedException].
    default boolean stop() {
        return false;
    }
}
