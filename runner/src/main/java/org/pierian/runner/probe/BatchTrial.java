package org.pierian.runner.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Parameter;
import org.pierian.core.train.DivergedException;
import org.pierian.core.train.Trainer;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.RandomLayers;
import org.pierian.runner.run.Experiment;
import org.pierian.spec.RunSpec;

/// Trains on one batch alone, at the optimizer's own rate, until its loss is small: what a network that is able
/// to learn anything can do.
public final class BatchTrial {

    private BatchTrial() {}

    /// Receives the loss of the batch.
    @FunctionalInterface
    public interface Listener {
        /// Called before each step.
        ///
        /// @param steps number of steps that were taken
        /// @param loss mean loss of the batch
        void afterPass(int steps, double loss);
    }

    /// How it ended.
    ///
    /// @param learned whether the loss fell below the threshold
    /// @param examples examples in the batch
    /// @param losses mean loss of the batch before each step, and at the end
    /// @param diverged what was not finite, if anything
    /// @param hints what the numbers say, most of all about the reason where it was not learned
    public record Result(
            boolean learned, int examples, List<Double> losses, Optional<String> diverged, List<String> hints) {

        /// Number of steps that were taken.
        public int steps() {
            return Math.max(0, losses.size() - 1);
        }
    }

    /// Trains the network of an experiment, from its start, on the first examples that training would see.
    ///
    /// @param threshold what the mean loss has to fall below
    /// @param most number of steps
    public static Result run(Experiment experiment, double threshold, int most, Listener listener) {
        RunSpec spec = experiment.spec();
        Dataset batch = FirstBatch.of(spec, experiment.data().train(), spec.batchSize());
        Trainer trainer = experiment.trainer(Optional.empty(), batch);
        trainer.expectEpochs(most);
        List<Double> losses = new ArrayList<>();
        try {
            for (int step = 0; step <= most; step++) {
                double loss = trainer.epoch(step, tally -> {}).meanLoss();
                losses.add(loss);
                listener.afterPass(step, loss);
                if (loss < threshold) {
                    return new Result(true, batch.size(), losses, Optional.empty(), ofLearned(batch.size()));
                }
            }
        } catch (DivergedException diverged) {
            String hint = "the learning rate " + spec.optimizer().learningRate()
                    + " is probably too high: try a tenth of it, or ask `runner lr-find`";
            return new Result(false, batch.size(), losses, Optional.of(message(diverged)), List.of(hint));
        }
        List<String> hints =
                new ArrayList<>(LossHints.of(losses, spec.optimizer().learningRate()));
        dead(experiment).ifPresent(hints::add);
        random(spec).ifPresent(hints::add);
        return new Result(false, batch.size(), losses, Optional.empty(), List.copyOf(hints));
    }

    private static List<String> ofLearned(int examples) {
        return examples > 1
                ? List.of()
                : List.of("every network learns a single example: try several, such as `--examples 8`");
    }

    private static String message(DivergedException diverged) {
        return String.valueOf(diverged.getMessage());
    }

    /// Parameters that no gradient reaches.
    private static Optional<String> dead(Experiment experiment) {
        List<String> dead = experiment.saved().stream()
                .filter(Parameter.class::isInstance)
                .map(Parameter.class::cast)
                .filter(BatchTrial::isDead)
                .map(parameter -> "`" + parameter.name() + "`")
                .toList();
        return dead.isEmpty()
                ? Optional.empty()
                : Optional.of("no gradient reaches " + String.join(", ", dead)
                        + ": units behind them are dead (relu below zero for every example) or saturated; try a smaller"
                        + " learning rate, another `init`, or `leaky_relu`");
    }

    private static boolean isDead(Parameter parameter) {
        float[] gradient = parameter.gradient().tensor().toArray();
        return gradient.length > 0 && isZero(gradient);
    }

    private static boolean isZero(float... values) {
        for (float value : values) {
            if (value != 0f) {
                return false;
            }
        }
        return true;
    }

    /// Layers that draw anew in each step.
    private static Optional<String> random(RunSpec spec) {
        List<String> layers = RandomLayers.of(
                        spec, DatasetBinder.bind(spec.dataset()).declaration())
                .stream()
                .map(layer -> "`" + layer.word() + "` (layer " + layer.name() + ")")
                .toList();
        return layers.isEmpty()
                ? Optional.empty()
                : Optional.of("each step draws anew in " + String.join(", ", layers)
                        + ", which alone may keep the loss up: try without");
    }
}
