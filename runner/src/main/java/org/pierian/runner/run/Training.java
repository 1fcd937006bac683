package org.pierian.runner.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.pierian.core.metric.Tally;
import org.pierian.core.train.DivergedException;
import org.pierian.core.train.Evaluator;
import org.pierian.core.train.Trainer;
import org.pierian.core.train.WeightAverage;
import org.pierian.runner.record.HashChain;
import org.pierian.runner.record.Score;
import org.pierian.spec.Split;

/// Trains an experiment to its end, from its start or from a checkpoint.
public final class Training implements TrainingState {

    private final Experiment experiment;
    private final Trainer trainer;
    private final Optional<Split> watched;
    private final Optional<Evaluator> judge;
    private final Optional<WeightAverage> average;
    private final int trainSize;
    private final EarlyStopping stopping;
    private final LearningRates rates;
    private final HashChain chain;
    private final List<Score> scores = new ArrayList<>();
    private int epochs;
    private @Nullable Tally running;

    private Training(Experiment experiment, HashChain chain) {
        this.experiment = experiment;
        this.chain = chain;
        this.rates = new LearningRates(experiment);
        this.trainer = experiment.trainer(rates.rate());
        this.watched = experiment.spec().watched();
        this.judge = watched.map(experiment::evaluator);
        this.average = experiment.average();
        this.trainSize = experiment.data().train().size();
        this.stopping = new EarlyStopping(experiment.spec(), experiment.saved());
    }

    /// Runs all epochs, with a pass over the validation set after each, if there is one, and a pass over the test set
    /// at the end. Where something watches the test set, with a pass over that after each.
    ///
    /// @throws org.pierian.core.train.DivergedException when a loss or a parameter is not finite
    public static Outcome run(Experiment experiment, TrainingListener listener) {
        return start(experiment).run(listener);
    }

    /// Training from the first step on.
    public static Training start(Experiment experiment) {
        return new Training(experiment, new HashChain(experiment.spec().epochs()));
    }

    /// Training from a checkpoint on.
    ///
    /// @throws org.pierian.runner.failure.Failure when the checkpoint does not fit the experiment
    public static Training resume(Experiment experiment, Checkpoint checkpoint) {
        checkpoint.requirePosition(experiment);
        Position position = checkpoint.position();
        Training training = new Training(
                experiment, HashChain.resume(experiment.spec().epochs(), position.chain(), position.links()));
        training.epochs = position.epochs();
        training.scores.addAll(position.scores());
        training.stopping.replay(position.scores());
        training.rates.replay(position.scores());
        boolean isAtEndOfEpoch = position.examples() == training.trainSize;
        training.average.ifPresent(
                weights -> weights.resumeAt(position.steps(), position.epochs() + (isAtEndOfEpoch ? 1L : 0L)));
        checkpoint.restore(experiment.saved(), training.trainer.optimizerState(), training.average, training.stopping);
        training.trainer.resumeAt(position.steps(), position.sums());
        return training;
    }

    /// Runs what is left.
    ///
    /// @throws org.pierian.core.train.DivergedException when a loss or a parameter is not finite
    public Outcome run(TrainingListener listener) {
        trainer.expectEpochs(experiment.spec().epochs() - epochs);
        while (!isOver()) {
            epoch(listener);
            if (!isOver()) {
                listener.atRest(this);
            }
        }
        listener.atEnd(this);
        if (!stopping.restore()) {
            average.ifPresent(WeightAverage::use);
        }
        Optional<Ending> ending = stopping.ending(epochs);
        if (!watched.equals(Optional.of(Split.TEST))) {
            int kept = ending.map(Ending::kept).orElse(epochs);
            scores.add(measure(kept, Split.TEST, experiment.evaluator(Split.TEST), listener));
        }
        return Outcome.of(scores, rates.ofEpochs(), chain, ending);
    }

    /// @throws DivergedException when the loss is not finite
    private Score measure(int epoch, Split split, Evaluator evaluator, TrainingListener listener) {
        Score score = Model.score(epoch, split, evaluator.evaluate((first, output, losses) -> listener.atRest(this)));
        if (!Double.isFinite(score.loss())) {
            throw DivergedException.ofEvaluation(trainer.steps(), score.split(), score.loss());
        }
        return score;
    }

    private void epoch(TrainingListener listener) {
        int number = epochs + 1;
        Tally sums = trainer.epoch(epochs, tally -> {
            takeIntoAverage(tally);
            running = tally;
            listener.afterStep(number, tally);
            listener.atRest(this);
        });
        running = sums;
        Score train = Model.score(number, Split.TRAIN, sums);
        boolean isSeen =
                watched.isPresent() || experiment.spec().earlyStopping().isPresent();
        average.filter(_ -> isSeen).ifPresent(WeightAverage::use);
        Optional<Score> measured = watched.map(split -> measure(number, split, judge.orElseThrow(), listener));
        running = null;
        epochs = number;
        scores.add(train);
        stopping.judge(train);
        measured.ifPresent(score -> {
            scores.add(score);
            stopping.judge(score);
        });
        average.ifPresent(WeightAverage::release);
        rates.judge(train, measured);
        chain.add(number, train, experiment.saved(), isOver());
        listener.afterEpoch(train, measured);
    }

    /// Before anybody can ask for a checkpoint: after the last step of an epoch it holds what the epoch's end has
    /// made of the average.
    private void takeIntoAverage(Tally tally) {
        long ended = epochs + (tally.examples() == trainSize ? 1L : 0L);
        average.ifPresent(weights -> weights.afterStep(trainer.steps(), ended));
    }

    private boolean isOver() {
        return epochs == experiment.spec().epochs() || isOverEarly();
    }

    /// Whether early stopping ends training here, whatever the number of epochs.
    public boolean isOverEarly() {
        return stopping.isOver(epochs);
    }

    @Override
    public long steps() {
        return trainer.steps();
    }

    @Override
    public int epochs() {
        return epochs;
    }

    @Override
    public List<Score> scores() {
        return Collections.unmodifiableList(scores);
    }

    @Override
    public OptionalDouble learningRate(Score score) {
        return rates.of(score);
    }

    @Override
    public Checkpoint checkpoint() {
        boolean inUse = average.map(WeightAverage::isInUse).orElse(false);
        if (!inUse) {
            return checkpointOfOwnWeights();
        }
        average.ifPresent(WeightAverage::exchange);
        Checkpoint checkpoint = checkpointOfOwnWeights();
        average.ifPresent(WeightAverage::exchange);
        return checkpoint;
    }

    private Checkpoint checkpointOfOwnWeights() {
        trainer.requireFiniteParameters();
        Optional<Tally> tally = Optional.ofNullable(running);
        Position position = new Position(
                epochs,
                trainer.steps(),
                tally.map(Tally::sums).orElse(Tally.Sums.NONE),
                chain.last(),
                chain.all(),
                List.copyOf(scores));
        return Checkpoint.of(experiment, position, trainer.optimizerState(), average, stopping);
    }
}
