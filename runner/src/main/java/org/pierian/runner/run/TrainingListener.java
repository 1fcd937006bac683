package org.pierian.runner.run;

import java.util.Optional;
import org.pierian.core.metric.Tally;
import org.pierian.runner.record.Score;

/// Watches a training run.
public interface TrainingListener {

    /// Called after each step.
    ///
    /// @param epoch number of the epoch, from 1
    /// @param tally sums over the epoch so far
    void afterStep(int epoch, Tally tally);

    /// Called after each epoch.
    ///
    /// @param train score while training
    /// @param measured score afterwards, on the validation set, or on the test set where that is watched
    void afterEpoch(Score train, Optional<Score> measured);

    /// Called often, always between two steps, when everything is whole. May stop training by an exception.
    ///
    /// @param training what is watched
    default void atRest(TrainingState training) {}

    /// Called once when training is over, before the weights of an earlier epoch are restored.
    ///
    /// @param training what is watched
    default void atEnd(TrainingState training) {}

    /// Called when a checkpoint is written.
    ///
    /// @param steps number of steps that it holds
    default void afterCheckpoint(long steps) {}
}
