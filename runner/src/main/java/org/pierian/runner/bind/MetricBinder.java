package org.pierian.runner.bind;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.MetricName;
import org.pierian.spec.MetricSpec;
import org.pierian.spec.RunSpec;

/// Turns the words for metrics into what a run measures.
public final class MetricBinder {

    private static final Measured LOSS = new Measured(MetricName.LOSS, "loss", false, Target.ANY);
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
    /// @param moreIsBetter whether a larger value is the better one
    /// @param target the targets it is defined for
    public record Measured(MetricName word, String name, boolean moreIsBetter, Target target) {}

    /// What a run measures besides the loss, in order: what the spec names, or what suits the kind of target.
    public static List<Measured> metrics(RunSpec spec) {
        boolean classes = Declaration.of(spec.dataset()).hasClasses();
        return spec.metrics().orElse(classes ? OF_CLASSES : OF_NUMBERS).stream()
                .map(MetricBinder::bind)
                .toList();
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

    /// The metrics that are measured unless a spec names others, of any target.
    static List<Measured> usual() {
        return Stream.concat(OF_CLASSES.stream(), OF_NUMBERS.stream())
                .map(MetricBinder::bind)
                .toList();
    }

    /// One metric.
    static Measured bind(MetricSpec spec) {
        MetricName word = new MetricName(ComponentWord.of(spec));
        return switch (spec) {
            case MetricSpec.Accuracy _ -> new Measured(word, "accuracy", true, Target.CLASSES);
            case MetricSpec.Mae _ -> new Measured(word, "mae", false, Target.NUMBERS);
            case MetricSpec.Rmse _ -> new Measured(word, "rmse", false, Target.NUMBERS);
            case MetricSpec.R2 _ -> new Measured(word, "r2", true, Target.NUMBERS);
        };
    }
}
