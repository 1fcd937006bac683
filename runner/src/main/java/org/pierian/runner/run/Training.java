package org.pierian.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.pierian.core.train.DivergedException;
import org.pierian.core.train.Evaluator;
import org.pierian.core.train.Tally;
import org.pierian.core.train.Trainer;
import org.pierian.spec.Split;

/// Trains an experiment to its end, from its start or from a checkpoint.
public final class Training {

    private final Experiment experiment;
    private final Trainer trainer;
    private final Evaluator judge;
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
        this.judge = experiment.evaluator(experiment.data().test());
        this.stopping = new EarlyStopping(experiment.spec(), experiment.parameters());
    }

    /// What a training gives beside the weights.
    ///
    /// @param scores one for each epoch and split, in order
    /// @param rates the learning rate at the end of each epoch, where the run has a schedule; else empty
    /// @param chain hashes along the way
    /// @param epoch the epoch whose weights are kept, from 1
    public record Outcome(List<Score> scores, List<Double> rates, HashChain chain, int epoch) {

        public Outcome {
            scores = List.copyOf(scores);
            rates = List.copyOf(rates);
        }

        /// The score of the kept weights on a split.
        public Score last(String split) {
            return scores.stream()
                    .filter(score -> score.epoch() == epoch && score.split().equals(split))
                    .findFirst()
                    .orElseThrow();
        }

        /// The text of `metrics.jsonl`.
        public String metrics() {
            StringBuilder text = new StringBuilder();
            scores.forEach(score -> text.append(score.line(rate(score))).append('\n'));
            return text.toString();
        }

        private OptionalDouble rate(Score score) {
            return rates.isEmpty() || !score.split().equals("train")
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(rates.get(score.epoch() - 1));
        }
    }

    /// Runs all epochs, with a pass over the test set after each.
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
        checkpoint.restore(experiment.parameters(), training.trainer.optimizerState(), training.stopping);
        training.trainer.resumeAt(position.steps(), position.sums());
        return training;
    }

    /// Runs what is left.
    ///
    /// @throws org.pierian.core.train.DivergedException when a loss or a parameter is not finite
    public Outcome run(TrainingListener listener) {
        while (!isOver()) {
            epoch(listener);
            if (!isOver()) {
                listener.atRest(this);
            }
        }
        return new Outcome(scores, rates.ofEpochs(), chain, stopping.restore().orElse(epochs));
    }

    private void epoch(TrainingListener listener) {
        int number = epochs + 1;
        Tally sums = trainer.epoch(epochs, tally -> {
            running = tally;
            listener.afterStep(number, tally);
            listener.atRest(this);
        });
        running = sums;
        Score train = experiment.score(number, Split.TRAIN, sums);
        Score test =
                experiment.score(number, Split.TEST, judge.evaluate((first, output, losses) -> listener.atRest(this)));
        if (!Double.isFinite(test.loss())) {
            throw DivergedException.ofEvaluation(trainer.steps(), test.loss());
        }
        running = null;
        epochs = number;
        scores.add(train);
        scores.add(test);
        stopping.judge(train);
        stopping.judge(test);
        rates.judge(train, test);
        chain.add(number, train, experiment.parameters(), isOver());
        listener.afterEpoch(train, test);
    }

    private boolean isOver() {
        return epochs == experiment.spec().epochs() || stopping.isOver(epochs);
    }

    /// Number of steps so far.
    public long steps() {
        return trainer.steps();
    }

    /// Number of finished epochs.
    public int epochs() {
        return epochs;
    }

    /// Everything that is needed to go on from here.
    ///
    /// @throws org.pierian.core.train.DivergedException when a parameter is not finite
    Checkpoint checkpoint() {
        trainer.requireFiniteParameters();
        Optional<Tally> tally = Optional.ofNullable(running);
        Position position = new Position(
                epochs,
                trainer.steps(),
                tally.map(Tally::sums).orElse(new Tally.Sums(0, 0, 0, 0, 0)),
                chain.last(),
                chain.links(),
                List.copyOf(scores));
        return Checkpoint.of(experiment, position, trainer.optimizerState(), stopping);
    }
}
