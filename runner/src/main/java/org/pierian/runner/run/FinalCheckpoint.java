package org.pierian.runner.run;

import java.util.Optional;
import org.pierian.core.metric.Tally;
import org.pierian.runner.record.Score;

/// Keeps what a finished run ends with, so that a longer run can go on from there.
public final class FinalCheckpoint implements TrainingListener {

    private final Checkpoints finished;
    private final TrainingListener next;

    /// @param finished where to
    /// @param next is told everything too
    public FinalCheckpoint(Checkpoints finished, TrainingListener next) {
        this.finished = finished;
        this.next = next;
    }

    @Override
    public void afterStep(int epoch, Tally tally) {
        next.afterStep(epoch, tally);
    }

    @Override
    public void afterEpoch(Score train, Optional<Score> measured) {
        next.afterEpoch(train, measured);
    }

    @Override
    public void atRest(TrainingState training) {
        next.atRest(training);
    }

    @Override
    public void atEnd(TrainingState training) {
        finished.write(training.checkpoint());
        next.atEnd(training);
    }
}
