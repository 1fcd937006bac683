package org.pierian.runner.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pierian.core.train.Tally;

/// How well a network did on one split of the data.
///
/// @param epoch number of the epoch, from 1
/// @param split `train` (while training, each loss before its own step) or `test`
/// @param examples number of examples
/// @param figures `loss`, the mean loss per example; then `accuracy`, the part of right answers, 0 to 1, or for
/// numbers `mae`, `rmse` (both in the units of the data) and `r2`
public record Score(int epoch, String split, long examples, SequencedMap<String, Double> figures) {

    private static final String LOSS = "loss";

    /// Takes a copy.
    public Score {
        figures = new LinkedHashMap<>(figures);
    }

    /// The score of classes that a tally shows.
    public static Score of(int epoch, String split, Tally tally) {
        SequencedMap<String, Double> figures = new LinkedHashMap<>();
        figures.put(LOSS, tally.meanLoss());
        figures.put("accuracy", tally.accuracy());
        return new Score(epoch, split, tally.examples(), figures);
    }

    /// The score of numbers that a tally shows.
    ///
    /// @param unit what 1 of the tally's errors is in the data
    /// @param variation of the tally's wanted outputs, see [Tally#r2]
    public static Score ofNumbers(int epoch, String split, Tally tally, double unit, double variation) {
        SequencedMap<String, Double> figures = new LinkedHashMap<>();
        figures.put(LOSS, tally.meanLoss());
        figures.put("mae", tally.meanAbsoluteError() * unit);
        figures.put("rmse", tally.rootMeanSquaredError() * unit);
        figures.put("r2", tally.r2(variation));
        return new Score(epoch, split, tally.examples(), figures);
    }

    /// The loss and some of the other metrics.
    ///
    /// @param names the names of the others, in the order they shall have
    Score only(List<String> names) {
        SequencedMap<String, Double> kept = new LinkedHashMap<>();
        kept.put(LOSS, loss());
        names.forEach(name -> kept.put(name, figure(name)));
        return new Score(epoch, split, examples, kept);
    }

    /// Whether every metric has a value, the loss among them.
    boolean isWhole() {
        return !figures.containsValue(null) && figures.containsKey(LOSS);
    }

    /// One figure.
    public double figure(String name) {
        Double value = figures.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no figure `" + name + "` among " + figures.keySet());
        }
        return value;
    }

    /// Mean loss per example.
    public double loss() {
        return figure(LOSS);
    }

    /// All figures for a person: `loss 0.1234 accuracy 0.9000`.
    ///
    /// @param between what stands between two of them
    public String text(String between) {
        return figures.entrySet().stream()
                .map(f -> String.format(Locale.ROOT, "%s %.4f", f.getKey(), f.getValue()))
                .collect(Collectors.joining(between));
    }

    /// One line of `metrics.jsonl`, without its end.
    public String line() {
        return line(OptionalDouble.empty());
    }

    /// The same with the learning rate of the epoch's last step, in a run that has a schedule.
    String line(OptionalDouble learningRate) {
        Map<String, Object> map = map();
        map.remove("examples");
        learningRate.ifPresent(rate -> map.put("learning_rate", rate));
        return Json.line(map);
    }

    /// Everything, in order, for JSON.
    public Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("epoch", epoch);
        map.put("split", split);
        map.put("examples", examples);
        map.putAll(figures);
        return map;
    }

    /// The figures for a record, sorted by name.
    SortedMap<String, Double> sorted() {
        return new TreeMap<>(figures);
    }
}
