package org.pierian.runner.run;

import java.time.Instant;
import java.util.Optional;
import org.pierian.core.metric.Tally;
import org.pierian.runner.record.Score;

/// Notes when the first step was done, which is how long a user waits until training runs.
public final class FirstStep implements TrainingListener {

    private final TrainingListener next;
    private Optional<Instant> time = Optional.empty();

    /// @param next is told everything too
    public FirstStep(TrainingListener next) {
        this.next = next;
    }

    /// When it was done; empty before.
    public Optional<Instant> time() {
        return time;
    }

    @Override
    public void afterStep(int epoch, Tally tally) {
        if (time.isEmpty()) {
            time = Optional.of(Instant.now());
        }
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
    public void afterCheckpoint(long steps) {
        next.afterCheckpoint(steps);
    }
}
