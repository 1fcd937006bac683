package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.pierian.core.data.Batch;
import org.pierian.core.loss.Loss;
import org.pierian.core.metric.Accuracy;
import org.pierian.core.metric.AveragePrecision;
import org.pierian.core.metric.BalancedAccuracy;
import org.pierian.core.metric.Better;
import org.pierian.core.metric.BitsPerCharacter;
import org.pierian.core.metric.CalibrationError;
import org.pierian.core.metric.ClassRate;
import org.pierian.core.metric.Determination;
import org.pierian.core.metric.ExactMatch;
import org.pierian.core.metric.IntersectionOverUnion;
import org.pierian.core.metric.LabelAccuracy;
import org.pierian.core.metric.LabelF1;
import org.pierian.core.metric.LabelMetric;
import org.pierian.core.metric.LogLoss;
import org.pierian.core.metric.MeanAbsoluteErrorMetric;
import org.pierian.core.metric.MeanAbsolutePercentageError;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.metric.MeanSquaredErrorMetric;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.Perplexity;
import org.pierian.core.metric.RocAuc;
import org.pierian.core.metric.RootMeanSquaredError;
import org.pierian.core.metric.TargetUnits;
import org.pierian.core.metric.TokenAccuracy;
import org.pierian.core.metric.TopK;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.Average;
import org.pierian.spec.MetricName;
import org.pierian.spec.MetricSpec;
import org.pierian.spec.RunSpec;

/// Turns the words for metrics into what a run measures.
public final class MetricBinder {

    private static final Measured LOSS = new Measured(MetricName.LOSS, MeanLoss.NAME, Better.LOWER, Target.ANY);
    private static final List<MetricSpec> OF_CLASSES = List.of(new MetricSpec.Accuracy());
    private static final List<MetricSpec> OF_LABELS =
            List.of(new MetricSpec.LabelAccuracy(), new MetricSpec.LabelF1(Average.MACRO));
    private static final List<MetricSpec> OF_NUMBERS =
            List.of(new MetricSpec.Mae(), new MetricSpec.Rmse(), new MetricSpec.R2());
    private static final List<MetricSpec> KINDS = List.of(
            new MetricSpec.Accuracy(),
            new MetricSpec.BalancedAccuracy(),
            new MetricSpec.TopK(1),
            new MetricSpec.Precision(Average.MACRO),
            new MetricSpec.Recall(Average.MACRO),
            new MetricSpec.F1(Average.MACRO),
            new MetricSpec.RocAuc(),
            new MetricSpec.AveragePrecision(),
            new MetricSpec.LogLoss(),
            new MetricSpec.CalibrationError(1),
            new MetricSpec.TokenAccuracy(),
            new MetricSpec.Perplexity(),
            new MetricSpec.BitsPerCharacter(),
            new MetricSpec.Iou(),
            new MetricSpec.LabelAccuracy(),
            new MetricSpec.ExactMatch(),
            new MetricSpec.LabelF1(Average.MACRO),
            new MetricSpec.Mae(),
            new MetricSpec.Mse(),
            new MetricSpec.Rmse(),
            new MetricSpec.R2(),
            new MetricSpec.Mape());

    /// The loss of metrics that are asked for their names alone.
    private static final Loss NO_LOSS = new Loss() {
        @Override
        public Takes takes() {
            return Takes.CLASSES;
        }

        @Override
        public void evaluate(Tensor output, Batch batch, float scale, Tensor gradient, Tensor losses) {
            throw new IllegalStateException("nothing is measured here");
        }
    };

    private MetricBinder() {}

    /// The targets that a metric is defined for.
    enum Target {
        CLASSES,
        LABELS,
        NUMBERS,
        ANY;

        /// Whether a dataset has them.
        boolean isOf(Declaration declaration) {
            return switch (this) {
                case CLASSES -> declaration.hasClasses();
                case LABELS -> declaration.hasLabels();
                case NUMBERS -> !declaration.hasClasses();
                case ANY -> true;
            };
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
        return spec.metrics().orElseGet(() -> usual(spec));
    }

    private static List<MetricSpec> usual(RunSpec spec) {
        Declaration declaration = DatasetBinder.bind(spec.dataset()).declaration();
        if (declaration.hasClasses()) {
            return OF_CLASSES;
        }
        if (declaration.hasLabels()) {
            return OF_LABELS;
        }
        return LossBinder.hasNumbers(spec.loss()) ? OF_NUMBERS : List.of();
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
        return KINDS.stream().map(MetricBinder::bind).toList();
    }

    /// Which values of a metric are better.
    ///
    /// @param name what files of a run call it
    /// @return empty where no metric has the name
    public static Optional<Better> better(String name) {
        return Stream.concat(
                        Stream.of(LOSS),
                        KINDS.stream().flatMap(MetricBinder::averaged).map(MetricBinder::bind))
                .filter(metric -> withoutNumber(metric.name()).equals(withoutNumber(name)))
                .map(Measured::better)
                .findFirst();
    }

    private static Stream<MetricSpec> averaged(MetricSpec kind) {
        return switch (kind) {
            case MetricSpec.Precision _ -> Stream.of(Average.values()).map(MetricSpec.Precision::new);
            case MetricSpec.Recall _ -> Stream.of(Average.values()).map(MetricSpec.Recall::new);
            case MetricSpec.F1 _ -> Stream.of(Average.values()).map(MetricSpec.F1::new);
            case MetricSpec.LabelF1 _ -> Stream.of(Average.values()).map(MetricSpec.LabelF1::new);
            default -> Stream.of(kind);
        };
    }

    /// A name such as `top_5` without what is written in the spec.
    private static String withoutNumber(String name) {
        return name.replaceFirst("_[0-9]+$", "_");
    }

    /// Whether a metric is of probabilities, and so needs a loss that makes outputs into some.
    static boolean needsProbabilities(MetricSpec metric) {
        return metric instanceof MetricSpec.LogLoss || metric instanceof MetricSpec.CalibrationError;
    }

    /// Whether a metric is a function of the mean loss that says something of a cross-entropy only.
    static boolean needsCrossEntropy(MetricSpec metric) {
        return metric instanceof MetricSpec.Perplexity || metric instanceof MetricSpec.BitsPerCharacter;
    }

    /// Whether a metric compares classes by their scores, and so needs examples of two.
    static boolean needsTwoClasses(MetricSpec metric) {
        return metric instanceof MetricSpec.RocAuc || metric instanceof MetricSpec.AveragePrecision;
    }

    /// What values of a metric depend on besides outputs and targets.
    ///
    /// @param units what outputs and targets are in the units of the data, before they were scaled
    /// @param variation sum of the squared differences of the targets of a split from their mean, each as
    ///     [TargetUnits#measured] has it
    /// @param characters of a class that is a token
    public record Scale(TargetUnits units, double variation, IntUnaryOperator characters) {

        /// Of classes that are no tokens, or tokens of a character each.
        public Scale(TargetUnits units, double variation) {
            this(units, variation, _ -> 1);
        }
    }

    /// The outputs that are compared with targets.
    ///
    /// @param classes number of classes, at least 2
    /// @param labels number of outputs of an example where it may have several classes
    /// @param meaning what the loss makes of them
    /// @param loss what says which targets count
    private record Outputs(int classes, int labels, OutputMeaning meaning, Loss loss) {

        static Outputs of(RunSpec spec, Loss loss) {
            Declaration declaration = DatasetBinder.bind(spec.dataset()).declaration();
            return new Outputs(
                    Math.max(2, declaration.classCount()),
                    declaration.outputs(),
                    LossBinder.meaning(spec.loss()),
                    loss);
        }
    }

    /// The metrics of a run, the loss first.
    ///
    /// @param loss what is trained for
    /// @param scale of the split that is measured
    public static List<Metric> metrics(RunSpec spec, Loss loss, Scale scale) {
        List<Metric> metrics = new ArrayList<>(List.of(new MeanLoss(loss)));
        Outputs outputs = Outputs.of(spec, loss);
        written(spec).forEach(metric -> metrics.add(metric(metric, outputs, scale)));
        return List.copyOf(metrics);
    }

    /// One metric.
    static Measured bind(MetricSpec spec) {
        Metric metric =
                metric(spec, new Outputs(2, 1, OutputMeaning.TARGETS, NO_LOSS), new Scale(TargetUnits.SCALED, 0));
        Target other = metric instanceof LabelMetric ? Target.LABELS : Target.NUMBERS;
        Target target = metric.needsClasses() ? Target.CLASSES : other;
        return new Measured(new MetricName(ComponentWord.of(spec)), metric.name(), metric.better(), target);
    }

    private static Metric metric(MetricSpec spec, Outputs outputs, Scale scale) {
        int classes = outputs.classes();
        OutputMeaning meaning = outputs.meaning();
        return switch (spec) {
            case MetricSpec.Accuracy _ -> new Accuracy(meaning);
            case MetricSpec.BalancedAccuracy _ -> new BalancedAccuracy(classes, meaning);
            case MetricSpec.TopK(int k) -> new TopK(k, meaning);
            case MetricSpec.Precision(Average average) -> rate(ClassRate.Kind.PRECISION, average, outputs);
            case MetricSpec.Recall(Average average) -> rate(ClassRate.Kind.RECALL, average, outputs);
            case MetricSpec.F1(Average average) -> rate(ClassRate.Kind.F1, average, outputs);
            case MetricSpec.RocAuc _ -> new RocAuc(classes, meaning.hasProbabilities());
            case MetricSpec.AveragePrecision _ -> new AveragePrecision(classes, meaning.hasProbabilities());
            case MetricSpec.LogLoss _ -> new LogLoss();
            case MetricSpec.CalibrationError(int bins) -> new CalibrationError(bins);
            case MetricSpec.TokenAccuracy _ -> new TokenAccuracy(meaning);
            case MetricSpec.Perplexity _ -> new Perplexity(outputs.loss());
            case MetricSpec.BitsPerCharacter _ -> new BitsPerCharacter(outputs.loss(), scale.characters());
            case MetricSpec.Iou _ -> new IntersectionOverUnion(classes, meaning);
            case MetricSpec.LabelAccuracy _ -> new LabelAccuracy(meaning);
            case MetricSpec.ExactMatch _ -> new ExactMatch(meaning);
            case MetricSpec.LabelF1(Average average) -> new LabelF1(of(average), outputs.labels(), meaning);
            case MetricSpec.Mae _ -> new MeanAbsoluteErrorMetric(scale.units());
            case MetricSpec.Mse _ -> new MeanSquaredErrorMetric(scale.units());
            case MetricSpec.Rmse _ -> new RootMeanSquaredError(scale.units());
            case MetricSpec.R2 _ -> new Determination(scale.units(), scale.variation());
            case MetricSpec.Mape _ -> new MeanAbsolutePercentageError(scale.units());
        };
    }

    private static Metric rate(ClassRate.Kind kind, Average average, Outputs outputs) {
        return new ClassRate(kind, of(average), outputs.classes(), outputs.meaning());
    }

    private static org.pierian.core.metric.Average of(Average average) {
        return switch (average) {
            case MACRO -> org.pierian.core.metric.Average.MACRO;
            case MICRO -> org.pierian.core.metric.Average.MICRO;
            case WEIGHTED -> org.pierian.core.metric.Average.WEIGHTED;
        };
    }
}
