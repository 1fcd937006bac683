package org.pierian.runner.run;

import java.util.List;
import java.util.OptionalDouble;
import org.pierian.runner.record.Score;

/// Training between two steps, as far as those see it who watch.
public interface TrainingState {

    /// Number of steps so far.
    long steps();

    /// Number of finished epochs.
    int epochs();

    /// What was measured so far, one for each finished epoch and split, in order; a view, for the training thread
    /// alone.
    List<Score> scores();

    /// The learning rate of the last step of a score's epoch, where `metrics.jsonl` tells it: in a run that has a
    /// schedule, beside what was measured on the training set.
    OptionalDouble learningRate(Score score);

    /// Everything that is needed to continue from here.
    ///
    /// @throws org.pierian.core.train.DivergedException when a parameter is not finite
    Checkpoint checkpoint();
}
