package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.core.loss.Loss;
import org.pierian.core.metric.Accuracy;
import org.pierian.core.metric.Better;
import org.pierian.core.metric.Determination;
import org.pierian.core.metric.MeanAbsoluteErrorMetric;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.RootMeanSquaredError;
import org.pierian.core.metric.TopK;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.MetricName;
import org.pierian.spec.MetricSpec;
import org.pierian.spec.RunSpec;

/// Turns the words for metrics into what a run measures.
public final class MetricBinder {

    private static final Measured LOSS = new Measured(MetricName.LOSS, MeanLoss.NAME, Better.LOWER, Target.ANY);
    private static final List<MetricSpec> OF_CLASSES = List.of(new MetricSpec.Accuracy());
    private static final List<MetricSpec> OF_NUMBERS =
            List.of(new MetricSpec.Mae(), new MetricSpec.Rmse(), new MetricSpec.R2());

    private MetricBinder() {}

    /// The targets that a metric is defined for.
    enum Target {
        CLASSES,
        NUMBERS,
        ANY;

        /// Whether a dataset has them.
        boolean isOf(Declaration declaration) {
            return this == ANY || declaration.hasClasses() == (this == CLASSES);
        }
    }

    /// A metric of a run.
    ///
    /// @param word what a spec calls it
    /// @param name what files of a run call it
    /// @param better which values are better
    /// @param target the targets it is defined for
    public record Measured(MetricName word, String name, Better better, Target target) {}

    /// What a run measures besides the loss, in order: what the spec names, or what suits the kind of target.
    public static List<Measured> metrics(RunSpec spec) {
        return written(spec).stream().map(MetricBinder::bind).toList();
    }

    private static List<MetricSpec> written(RunSpec spec) {
        boolean classes = DatasetBinder.bind(spec.dataset()).declaration().hasClasses();
        return spec.metrics().orElse(classes ? OF_CLASSES : OF_NUMBERS);
    }

    /// The metric that something watches.
    ///
    /// @throws IllegalArgumentException when it is not measured
    public static Measured watched(RunSpec spec, MetricName name) {
        return find(metrics(spec), name)
                .orElseThrow(() -> new IllegalArgumentException("`" + name.word() + "` is not measured"));
    }

    /// The metric with a name among some, or the loss.
    static Optional<Measured> find(List<Measured> metrics, MetricName name) {
        return name.equals(MetricName.LOSS)
                ? Optional.of(LOSS)
                : metrics.stream().filter(metric -> metric.word().equals(name)).findFirst();
    }

    /// One metric of each kind, of any target.
    static List<Measured> kinds() {
        return Stream.of(OF_CLASSES, List.of(new MetricSpec.TopK(1)), OF_NUMBERS)
                .flatMap(List::stream)
                .map(MetricBinder::bind)
                .toList();
    }

    /// What values of a metric depend on besides outputs and targets.
    ///
    /// @param unit what a difference of 1 is in the units of the data, before they were scaled
    /// @param variation sum of the squared differences of the scaled targets of a split from their mean
    public record Scale(double unit, double variation) {}

    /// The metrics of a run, the loss first.
    ///
    /// @param loss what is trained for
    /// @param scale of the split that is measured
    public static List<Metric> metrics(RunSpec spec, Loss loss, Scale scale) {
        List<Metric> metrics = new ArrayList<>(List.of(new MeanLoss(loss)));
        written(spec).forEach(metric -> metrics.add(metric(metric, scale)));
        return List.copyOf(metrics);
    }

    /// One metric.
    static Measured bind(MetricSpec spec) {
        Metric metric = metric(spec, new Scale(1, 0));
        Target target = metric.needsClasses() ? Target.CLASSES : Target.NUMBERS;
        return new Measured(new MetricName(ComponentWord.of(spec)), metric.name(), metric.better(), target);
    }

    private static Metric metric(MetricSpec spec, Scale scale) {
        return switch (spec) {
            case MetricSpec.Accuracy _ -> new Accuracy();
            case MetricSpec.TopK(int k) -> new TopK(k);
            case MetricSpec.Mae _ -> new MeanAbsoluteErrorMetric(scale.unit());
            case MetricSpec.Rmse _ -> new RootMeanSquaredError(scale.unit());
            case MetricSpec.R2 _ -> new Determination(scale.variation());
        };
    }
}
