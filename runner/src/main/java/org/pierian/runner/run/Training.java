package org.pierian.runner.run;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.train.Evaluator;
import org.pierian.core.train.Trainer;

/// Trains an experiment to its end.
public final class Training {

    private Training() {}

    /// What a training gives beside the weights.
    ///
    /// @param scores one for each epoch and split, in order
    /// @param chain hashes along the way
    public record Outcome(List<Score> scores, HashChain chain) {

        public Outcome {
            scores = List.copyOf(scores);
        }

        /// The last score of a split.
        public Score last(String split) {
            return scores.reversed().stream()
                    .filter(score -> score.split().equals(split))
                    .findFirst()
                    .orElseThrow();
        }

        /// The text of `metrics.jsonl`.
        public String metrics() {
            StringBuilder text = new StringBuilder();
            scores.forEach(score -> text.append(score.line()).append('\n'));
            return text.toString();
        }
    }

    /// Runs all epochs, with a pass over the test set after each.
    ///
    /// @throws org.pierian.core.train.DivergedException when a loss is not finite
    public static Outcome run(Experiment experiment, TrainingListener listener) {
        Trainer trainer = experiment.trainer();
        Evaluator judge = experiment.evaluator(experiment.data().test());
        int epochs = experiment.spec().epochs();
        HashChain chain = new HashChain(epochs);
        List<Score> scores = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            int number = epoch;
            Score train =
                    Score.of(epoch, "train", trainer.epoch(epoch - 1, tally -> listener.afterStep(number, tally)));
            chain.add(epoch, train, experiment.parameters(), epoch == epochs);
            Score test = Score.of(epoch, "test", judge.evaluate());
            scores.add(train);
            scores.add(test);
            listener.afterEpoch(train, test);
        }
        return new Outcome(scores, chain);
    }
}
