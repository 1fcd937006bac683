package org.pierian.runner.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.core.metric.Tally;

/// How well a network did on one split of the data.
///
/// @param epoch number of the epoch, from 1
/// @param split `train` (while training, each loss before its own step), `validation` or `test`
/// @param examples number of examples
/// @param metrics the value of each metric by its name; `loss`, the mean loss, comes first
public record Score(int epoch, String split, long examples, SequencedMap<String, Double> metrics) {

    private static final String LOSS = "loss";

    /// Takes a copy.
    public Score {
        metrics = new LinkedHashMap<>(metrics);
    }

    /// What a tally shows, in the order of its metrics.
    public static Score of(int epoch, String split, Tally tally) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        tally.metrics().forEach(metric -> metrics.put(metric.name(), metric.value()));
        return new Score(epoch, split, tally.examples(), metrics);
    }

    /// Whether every metric has a value, the loss among them.
    public boolean hasAllMetrics() {
        return !metrics.containsValue(null) && metrics.containsKey(LOSS);
    }

    /// The value of one metric.
    public double metric(String name) {
        Double value = metrics.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no metric `" + name + "` among " + metrics.keySet());
        }
        return value;
    }

    /// Mean loss per example.
    public double loss() {
        return metric(LOSS);
    }

    /// All metrics for a person: `loss 0.1234 accuracy 0.9000`.
    ///
    /// @param between what stands between two of them
    public String text(String between) {
        return String.join(between, texts());
    }

    /// Each metric for a person: `loss 0.1234`.
    public List<String> texts() {
        return metrics.entrySet().stream()
                .map(metric -> metric.getKey() + " " + SignificantDigits.of(metric.getValue()))
                .toList();
    }

    /// One line of `metrics.jsonl`, without its end.
    public String line() {
        return line(OptionalDouble.empty());
    }

    /// The same with the learning rate of the epoch's last step, in a run that has a schedule.
    public String line(OptionalDouble learningRate) {
        // There may be many of them, so not by way of a map and [Json], which gives the same bytes.
        StringBuilder text = new StringBuilder(96);
        text.append("{\"epoch\":")
                .append(epoch)
                .append(",\"split\":\"")
                .append(split)
                .append('"');
        metrics.forEach((name, value) -> append(text, name, value));
        learningRate.ifPresent(rate -> append(text, "learning_rate", rate));
        return text.append('}').toString();
    }

    private static void append(StringBuilder text, String name, double value) {
        String quote = Double.isFinite(value) ? "" : "\"";
        text.append(",\"").append(name).append("\":");
        text.append(quote).append(value).append(quote);
    }

    /// Everything, in order, for JSON.
    public Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("epoch", epoch);
        map.put("split", split);
        map.put("examples", examples);
        map.putAll(metrics);
        return map;
    }

    /// The metrics for a record, sorted by name.
    public SortedMap<String, Double> sorted() {
        return new TreeMap<>(metrics);
    }
}
