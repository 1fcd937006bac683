package org.pierian.core.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Metrics of the same examples, in a fixed order.
public final class Tally {

    private final List<Metric> metrics;
    private final @Nullable MeanLoss loss;
    private long examples;

    /// @param metrics what is measured
    public Tally(List<? extends Metric> metrics) {
        this.metrics = List.copyOf(metrics);
        this.loss = this.metrics.stream()
                .filter(MeanLoss.class::isInstance)
                .map(MeanLoss.class::cast)
                .findFirst()
                .orElse(null);
    }

    /// What a tally has added up.
    ///
    /// @param examples number of examples
    /// @param metrics sums of each metric, by its name
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sums(long examples, Map<String, double[]> metrics) {

        /// Before the first example.
        public static final Sums NONE = new Sums(0, Map.of());
    }

    /// Forgets everything.
    public void clear() {
        examples = 0;
        for (int i = 0; i < metrics.size(); i++) {
            metrics.get(i).clear();
        }
    }

    /// Continues from sums that were kept; a metric without any begins anew.
    public void restore(Sums sums) {
        clear();
        examples = sums.examples();
        for (Metric metric : metrics) {
            double[] kept = sums.metrics().get(metric.name());
            if (kept != null) {
                metric.restore(kept);
            }
        }
    }

    /// The sums so far.
    public Sums sums() {
        Map<String, double[]> all = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            all.put(metric.name(), metric.sums());
        }
        return new Sums(examples, all);
    }

    /// Adds the examples of a batch.
    ///
    /// @param output the network's output, `[batch, ...]`
    /// @param batch what it should have been
    /// @param losses loss of each target
    public void add(Tensor output, Batch batch, Tensor losses) {
        for (int i = 0; i < metrics.size(); i++) {
            metrics.get(i).add(output, batch, losses);
        }
        examples += batch.size();
    }

    /// Number of examples so far.
    public long examples() {
        return examples;
    }

    /// What is measured.
    public List<Metric> metrics() {
        return metrics;
    }

    /// The value of a metric.
    ///
    /// @param name its name
    public Optional<Double> value(String name) {
        return metrics.stream().filter(m -> m.name().equals(name)).findFirst().map(Metric::value);
    }

    /// Sum of the losses; NaN where they are not measured.
    public double lossSum() {
        return loss == null ? Double.NaN : loss.lossSum();
    }

    /// Mean loss; NaN before the first example, and where it is not measured.
    public double meanLoss() {
        return loss == null ? Double.NaN : loss.value();
    }
}
