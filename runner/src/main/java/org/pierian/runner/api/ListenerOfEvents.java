package org.pierian.runner.api;

import java.util.Optional;
import org.pierian.core.metric.Tally;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.TrainingListener;

/// Tells a caller's listener what happens.
record ListenerOfEvents(TrainingEvents events) implements TrainingListener {

    @Override
    public void afterStep(int epoch, Tally tally) {
        events.step(epoch, tally.examples(), tally.meanLoss());
    }

    @Override
    public void afterEpoch(Score train, Optional<Score> measured) {
        events.epoch(metrics(train), measured.map(ListenerOfEvents::metrics));
    }

    private static EpochMetrics metrics(Score score) {
        return new EpochMetrics(score.epoch(), score.split(), score.examples(), score.metrics());
    }
}
