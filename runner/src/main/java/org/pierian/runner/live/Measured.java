package org.pierian.runner.live;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.TrainingState;

/// What was measured of an epoch on one split.
///
/// @param score the metrics
/// @param learningRate of the epoch's last step, in a run that has a schedule
record Measured(Score score, OptionalDouble learningRate) {

    /// All but the first, taken by the training thread.
    ///
    /// @param known how many are left out
    static List<Measured> since(TrainingState training, int known) {
        List<Score> all = training.scores();
        List<Measured> some = new ArrayList<>(all.size() - known);
        for (Score score : all.subList(known, all.size())) {
            some.add(new Measured(score, training.learningRate(score)));
        }
        return some;
    }

    /// As `metrics.jsonl` has it.
    EpochLine line() {
        return new EpochLine(score.epoch(), score.split(), score.line(learningRate));
    }
}
