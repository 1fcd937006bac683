package org.pierian.runner.run;

import java.time.Instant;
import java.util.Optional;
import org.pierian.core.metric.Tally;

/// Notes when the first step was done, which is how long a user waits until training runs.
public final class FirstStep extends ForwardingListener {

    private Optional<Instant> time = Optional.empty();

    /// @param next is told everything too
    public FirstStep(TrainingListener next) {
        super(next);
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
        super.afterStep(epoch, tally);
    }
}
