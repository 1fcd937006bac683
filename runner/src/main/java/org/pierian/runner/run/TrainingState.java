package org.pierian.runner.run;

/// Training between two steps, as far as those see it who watch.
public interface TrainingState {

    /// Number of steps so far.
    long steps();

    /// Number of finished epochs.
    int epochs();

    /// Everything that is needed to continue from here.
    ///
    /// @throws org.pierian.core.train.DivergedException when a parameter is not finite
    Checkpoint checkpoint();
}
