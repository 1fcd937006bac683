package org.pierian.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pierian.core.schedule.LearningRate;
import org.pierian.runner.bind.MetricBinder;
import org.pierian.runner.record.Score;
import org.pierian.spec.DecaySpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;

/// The learning rates of a run with a schedule, epoch by epoch; a schedule that watches a metric is shown it
/// here.
///
/// A checkpoint keeps the scores of all epochs, and what a schedule remembers follows from them. So resuming
/// from one shows the schedule the same values again.
final class LearningRates {

    private final RunSpec spec;
    private final Optional<LearningRate> rate;
    private final Optional<DecaySpec.ReduceOnPlateau> watching;
    private final long stepsPerEpoch;
    private final List<Double> ofEpochs = new ArrayList<>();

    LearningRates(Experiment experiment) {
        this.spec = experiment.spec();
        this.rate = experiment.learningRate();
        this.watching = spec.schedule().flatMap(schedule -> schedule.last().plateau());
        this.stepsPerEpoch = experiment.length().stepsPerEpoch();
    }

    /// The rate of each step; none without a schedule.
    Optional<LearningRate> rate() {
        return rate;
    }

    /// The rate of the last step of each finished epoch; empty without a schedule.
    List<Double> ofEpochs() {
        return List.copyOf(ofEpochs);
    }

    /// The rate of the last step of the epoch of a score on the training set; empty for other scores, and without a
    /// schedule.
    OptionalDouble of(Score score) {
        return of(score, ofEpochs);
    }

    /// The same for the rates of all epochs.
    static OptionalDouble of(Score score, List<Double> rates) {
        return score.epoch() > rates.size() || !score.split().equals("train")
                ? OptionalDouble.empty()
                : OptionalDouble.of(rates.get(score.epoch() - 1));
    }

    /// An epoch has ended.
    ///
    /// @param train score while training
    /// @param measured score of the other split that is watched, if one is
    void judge(Score train, Optional<Score> measured) {
        if (rate.isEmpty()) {
            return;
        }
        long lastStep = train.epoch() * stepsPerEpoch - 1;
        ofEpochs.add(rate.get().at(train.epoch() - 1, lastStep));
        watching.ifPresent(plateau -> {
            Score score = plateau.split().orElseThrow() == Split.TRAIN ? train : measured.orElseThrow();
            double value =
                    score.metric(MetricBinder.watched(spec, plateau.metric()).name());
            rate.get().observe(lastStep, value);
        });
    }

    /// The epochs from before a checkpoint.
    ///
    /// @param scores one of each epoch for training, each followed by that of the split that is watched, if one is
    void replay(List<Score> scores) {
        int perEpoch = spec.watched().isPresent() ? 2 : 1;
        for (int i = 0; i + perEpoch <= scores.size(); i += perEpoch) {
            judge(scores.get(i), perEpoch == 2 ? Optional.of(scores.get(i + 1)) : Optional.empty());
        }
    }
}
