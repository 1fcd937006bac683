package org.pierian.runner.live;

import java.util.List;
import java.util.Optional;
import org.pierian.core.metric.Accuracy;
import org.pierian.core.metric.Tally;
import org.pierian.runner.run.TrainingState;

/// What the training thread hands out from time to time.
///
/// @param epoch the present epoch, from 1
/// @param examples examples seen in it
/// @param loss its mean loss so far
/// @param accuracy its accuracy so far, where that is measured
/// @param steps number of steps so far
/// @param nanos when, by `System.nanoTime`
/// @param measured what has come since the sample before
record Sample(
        int epoch,
        long examples,
        double loss,
        Optional<Double> accuracy,
        long steps,
        long nanos,
        List<Measured> measured) {

    /// Taken by the training thread after a step.
    ///
    /// @param known how much of what was measured has been handed out before
    static Sample of(TrainingState training, int epoch, Tally tally, int known) {
        return new Sample(
                epoch,
                tally.examples(),
                tally.meanLoss(),
                tally.value(Accuracy.NAME),
                training.steps(),
                System.nanoTime(),
                Measured.since(training, known));
    }
}
