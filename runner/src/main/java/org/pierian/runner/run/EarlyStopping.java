package org.pierian.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.metric.Better;
import org.pierian.runner.bind.MetricBinder;
import org.pierian.runner.record.Score;
import org.pierian.spec.EarlyStoppingSpec;
import org.pierian.spec.RunSpec;

/// Watches one metric from epoch to epoch, and keeps the weights of the best.
final class EarlyStopping {

    private final Optional<Rule> rule;
    private final List<SavedTensor> saved;
    private final List<float[]> other = new ArrayList<>(); // weights that the network does not have
    private boolean restored;
    private int bestEpoch;
    private double bestValue = Double.POSITIVE_INFINITY;

    EarlyStopping(RunSpec spec, List<SavedTensor> saved) {
        this.rule = spec.earlyStopping().map(stopping -> Rule.of(spec, stopping));
        this.saved = saved;
    }

    /// What is watched.
    ///
    /// @param metric its name in a score
    /// @param sign 1 where less is better, -1 where more is
    private record Rule(String metric, double sign, int patience, String split, double minDelta, boolean keepsBest) {

        static Rule of(RunSpec spec, EarlyStoppingSpec stopping) {
            MetricBinder.Measured metric = MetricBinder.watched(spec, stopping.metric());
            return new Rule(
                    metric.name(),
                    metric.better() == Better.HIGHER ? -1 : 1,
                    stopping.patience(),
                    stopping.split().orElseThrow().name().toLowerCase(Locale.ROOT),
                    stopping.minDelta(),
                    stopping.restoreBest());
        }

        double value(Score score) {
            return sign * score.metric(metric);
        }
    }

    /// Looks at a score, and keeps the present weights if it is the best so far.
    void judge(Score score) {
        if (isBetter(score) && rule.orElseThrow().keepsBest()) {
            keep(weights());
        }
    }

    /// Looks at scores from before a checkpoint; [#keep] must follow.
    void replay(List<Score> scores) {
        scores.forEach(this::isBetter);
    }

    private boolean isBetter(Score score) {
        if (rule.isEmpty() || !rule.get().split().equals(score.split())) {
            return false;
        }
        double value = rule.get().value(score);
        boolean better = bestEpoch == 0 || value < bestValue - rule.get().minDelta();
        if (better) {
            bestEpoch = score.epoch();
            bestValue = value;
        }
        return better;
    }

    /// The weights of the best epoch so far in the order of what is saved; empty when none are kept.
    List<float[]> kept() {
        return restored ? weights() : other;
    }

    /// The weights after the last step in that order, also where the network has been given those of the best epoch.
    List<float[]> last() {
        return restored ? other : weights();
    }

    private List<float[]> weights() {
        return saved.stream().map(SavedTensor::values).toList();
    }

    /// Whether there are weights to keep, given the scores so far.
    boolean keeps() {
        return bestEpoch > 0 && rule.orElseThrow().keepsBest();
    }

    /// Sets the weights of the best epoch so far.
    void keep(List<float[]> weights) {
        other.clear();
        other.addAll(weights);
    }

    /// Whether training ends after an epoch, because nothing has improved for long enough.
    boolean isOver(int epoch) {
        return rule.isPresent()
                && bestEpoch > 0
                && epoch - bestEpoch >= rule.get().patience();
    }

    /// How training ended; empty where nothing was watched.
    ///
    /// @param epochs epochs that were trained
    Optional<Ending> ending(int epochs) {
        return bestEpoch == 0
                ? Optional.empty()
                : rule.map(r -> new Ending(epochs, bestEpoch, r.split(), r.metric(), r.keepsBest()));
    }

    /// Gives the network the best weights, where they are kept, and keeps the last ones in their place.
    ///
    /// @return whether they are kept
    boolean restore() {
        List<float[]> last = other.isEmpty() ? List.of() : weights();
        for (int i = 0; i < last.size(); i++) {
            saved.get(i).assign(other.get(i));
            other.set(i, last.get(i));
        }
        restored = !last.isEmpty();
        return restored;
    }
}
