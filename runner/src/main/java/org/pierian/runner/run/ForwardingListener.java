package org.pierian.runner.run;

import java.util.Optional;
import org.pierian.core.metric.Tally;
import org.pierian.runner.record.Score;

/// Tells another listener everything. What extends it looks at some of it first, and calls the method that
/// it overrides.
public abstract class ForwardingListener implements TrainingListener {

    private final TrainingListener next;

    /// @param next is told everything
    protected ForwardingListener(TrainingListener next) {
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
        next.atEnd(training);
    }

    @Override
    public void afterCheckpoint(long steps) {
        next.afterCheckpoint(steps);
    }
}
