package org.pierian.runner.bind;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Margin;
import org.pierian.core.data.TargetType;
import org.pierian.core.loss.BinaryCrossEntropy;
import org.pierian.core.loss.Dice;
import org.pierian.core.loss.Hinge;
import org.pierian.core.loss.Huber;
import org.pierian.core.loss.KullbackLeibler;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.MeanAbsoluteError;
import org.pierian.core.loss.MeanSquaredError;
import org.pierian.core.loss.MultiLabelCrossEntropy;
import org.pierian.core.loss.MultiMargin;
import org.pierian.core.loss.NegativeLogLikelihood;
import org.pierian.core.loss.Poisson;
import org.pierian.core.loss.ProbabilityCrossEntropy;
import org.pierian.core.loss.SmoothL1;
import org.pierian.core.loss.SoftCrossEntropy;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.loss.SumOfSquaredErrors;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.TargetUnits;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.ClassWeightingSpec;
import org.pierian.spec.LossSpec;
import org.pierian.spec.Reduction;

/// Turns the word for a loss into the loss.
public final class LossBinder {

    private LossBinder() {}

    /// The loss, computed by a backend.
    ///
    /// @param classes number of classes; 0 where numbers are learned
    /// @param outputs number of outputs of an example where numbers are learned
    /// @param sizes asked for weights of classes that follow from them
    public static Loss bind(LossSpec spec, Backend backend, int classes, int outputs, ClassSizes sizes) {
        return switch (spec) {
            case LossSpec.Sse _ -> new SumOfSquaredErrors(backend);
            case LossSpec.Mse _ -> new MeanSquaredError(backend);
            case LossSpec.Mae _ -> new MeanAbsoluteError(backend);
            case LossSpec.Huber huber -> new Huber(backend, (float) huber.delta());
            case LossSpec.SmoothL1 smooth -> new SmoothL1(backend, (float) smooth.beta());
            case LossSpec.MultiMargin margin -> multiMargin(margin, backend, classes, sizes);
            case LossSpec.Hinge hinge -> new Hinge(backend, (float) hinge.margin());
            case LossSpec.BinaryCrossEntropy binary ->
                classes > 0
                        ? new BinaryCrossEntropy(backend, positiveWeights(binary, 1)[0])
                        : new MultiLabelCrossEntropy(backend, positiveWeights(binary, outputs));
            case LossSpec.SoftmaxCrossEntropy softmax ->
                classes > 0
                        ? crossEntropy(softmax, backend, classes, sizes)
                        : new ProbabilityCrossEntropy(
                                backend,
                                weights(softmax.classWeights(), outputs, sizes),
                                softmax.labelSmoothing().orElse(0.0));
            case LossSpec.Nll(Reduction _, var weights) ->
                new NegativeLogLikelihood(backend, weights(weights, classes, sizes));
            case LossSpec.KlDivergence(boolean logTarget, Reduction _) -> new KullbackLeibler(backend, logTarget);
            case LossSpec.Poisson(boolean logInput, boolean full, double epsilon, Reduction _) ->
                new Poisson(backend, logInput, full, (float) epsilon);
            case LossSpec.Dice(double smooth, Reduction _) -> new Dice(backend, smooth);
        };
    }

    /// The same while examples are mixed, so that a target is a share of each class.
    public static Loss bindMixed(LossSpec spec, Backend backend, int classes, ClassSizes sizes) {
        return switch (spec) {
            case LossSpec.SoftmaxCrossEntropy softmax ->
                new ProbabilityCrossEntropy(
                        backend,
                        weights(softmax.classWeights(), classes, sizes),
                        softmax.labelSmoothing().orElse(0.0));
            case LossSpec.BinaryCrossEntropy binary -> new MultiLabelCrossEntropy(backend, positiveWeights(binary, 1));
            default -> bind(spec, backend, classes, classes, sizes);
        };
    }

    /// Whether a loss has a form for shares of classes.
    static boolean takesMixtures(LossSpec spec) {
        return switch (spec) {
            case LossSpec.Sse _,
                    LossSpec.Mse _,
                    LossSpec.Mae _,
                    LossSpec.Huber _,
                    LossSpec.SmoothL1 _,
                    LossSpec.BinaryCrossEntropy _,
                    LossSpec.SoftmaxCrossEntropy _ -> true;
            case LossSpec.MultiMargin _,
                    LossSpec.Hinge _,
                    LossSpec.Nll _,
                    LossSpec.KlDivergence _,
                    LossSpec.Poisson _,
                    LossSpec.Dice _ -> false;
        };
    }

    private static Loss multiMargin(LossSpec.MultiMargin spec, Backend backend, int classes, ClassSizes sizes) {
        Margin margin = new Margin((float) spec.margin(), spec.p() == 2);
        return spec.classWeights().isEmpty()
                ? new MultiMargin(backend, margin)
                : new MultiMargin(backend, margin, weights(spec.classWeights(), classes, sizes));
    }

    private static Loss crossEntropy(
            LossSpec.SoftmaxCrossEntropy spec, Backend backend, int classes, ClassSizes sizes) {
        return spec.classWeights().isEmpty() && spec.labelSmoothing().isEmpty()
                ? new SoftmaxCrossEntropy(backend)
                : new SoftCrossEntropy(
                        backend,
                        weights(spec.classWeights(), classes, sizes),
                        spec.labelSmoothing().orElse(0.0));
    }

    private static double[] positiveWeights(LossSpec.BinaryCrossEntropy spec, int outputs) {
        double[] weights = new double[outputs];
        Arrays.fill(weights, spec.posWeight());
        spec.posWeights().ifPresent(all -> {
            for (int j = 0; j < outputs; j++) {
                weights[j] = all.get(j);
            }
        });
        return weights;
    }

    private static double[] weights(Optional<ClassWeightingSpec> spec, int classes, ClassSizes sizes) {
        double[] weights = new double[classes];
        Arrays.fill(weights, 1);
        spec.ifPresent(written -> {
            switch (written) {
                case ClassWeightingSpec.ByClass(List<Double> all) -> {
                    for (int c = 0; c < classes; c++) {
                        weights[c] = all.get(c);
                    }
                }
                case ClassWeightingSpec.Balanced _ -> balance(sizes.of(classes), weights);
            }
        });
        return weights;
    }

    private static void balance(List<Long> sizes, double[] weights) {
        long examples = sizes.stream().mapToLong(Long::longValue).sum();
        for (int c = 0; c < weights.length; c++) {
            weights[c] = examples / ((double) weights.length * Math.max(1, sizes.get(c)));
        }
    }

    /// What the outputs of a network mean that is trained with a loss.
    public static OutputMeaning meaning(LossSpec spec) {
        return switch (spec) {
            case LossSpec.Sse _,
                    LossSpec.Mse _,
                    LossSpec.Mae _,
                    LossSpec.Huber _,
                    LossSpec.SmoothL1 _,
                    LossSpec.Poisson _ -> OutputMeaning.TARGETS;
            case LossSpec.Hinge _, LossSpec.MultiMargin _ -> OutputMeaning.SCORES;
            case LossSpec.BinaryCrossEntropy _,
                    LossSpec.SoftmaxCrossEntropy _,
                    LossSpec.Nll _,
                    LossSpec.KlDivergence _,
                    LossSpec.Dice _ -> OutputMeaning.LOGITS;
        };
    }

    /// Whether the loss of a class is the negative logarithm of its probability.
    static boolean isCrossEntropy(LossSpec spec) {
        return switch (spec) {
            case LossSpec.BinaryCrossEntropy _,
                    LossSpec.SoftmaxCrossEntropy _,
                    LossSpec.Nll _,
                    LossSpec.KlDivergence _ -> true;
            case LossSpec.Sse _,
                    LossSpec.Mse _,
                    LossSpec.Mae _,
                    LossSpec.Huber _,
                    LossSpec.SmoothL1 _,
                    LossSpec.Hinge _,
                    LossSpec.MultiMargin _,
                    LossSpec.Poisson _,
                    LossSpec.Dice _ -> false;
        };
    }

    /// Whether the loss compares outputs with numbers, and not with the place of a class.
    ///
    /// @param classes whether the targets are classes
    static boolean takesNumbers(LossSpec spec, boolean classes) {
        return switch (spec) {
            case LossSpec.Sse _,
                    LossSpec.Mse _,
                    LossSpec.Mae _,
                    LossSpec.Huber _,
                    LossSpec.SmoothL1 _,
                    LossSpec.KlDivergence _,
                    LossSpec.Poisson _ -> true;
            case LossSpec.BinaryCrossEntropy _, LossSpec.SoftmaxCrossEntropy _ -> !classes;
            case LossSpec.Hinge _, LossSpec.MultiMargin _, LossSpec.Nll _, LossSpec.Dice _ -> false;
        };
    }

    /// What outputs are in the units of the data, where numbers are learned.
    ///
    /// @param units of the targets
    public static TargetUnits units(LossSpec spec, TargetUnits units) {
        return switch (spec) {
            case LossSpec.Poisson(boolean logInput, boolean _, double _, Reduction _) ->
                logInput ? TargetUnits.LOGARITHMS : units;
            case LossSpec.KlDivergence(boolean logTarget, Reduction _) -> logTarget ? units : TargetUnits.LOGARITHMS;
            case LossSpec.BinaryCrossEntropy _ -> TargetUnits.LOGITS;
            case LossSpec.Sse _,
                    LossSpec.Mse _,
                    LossSpec.Mae _,
                    LossSpec.Huber _,
                    LossSpec.SmoothL1 _,
                    LossSpec.Hinge _,
                    LossSpec.MultiMargin _,
                    LossSpec.SoftmaxCrossEntropy _,
                    LossSpec.Nll _,
                    LossSpec.Dice _ -> units;
        };
    }

    /// Whether each output is a number of the target, or becomes one by [#units], where numbers are learned.
    static boolean hasNumbers(LossSpec spec) {
        return !(spec instanceof LossSpec.SoftmaxCrossEntropy);
    }

    /// The weights of classes that a loss has.
    static Optional<ClassWeightingSpec> classWeights(LossSpec spec) {
        return switch (spec) {
            case LossSpec.SoftmaxCrossEntropy softmax -> softmax.classWeights();
            case LossSpec.Nll nll -> nll.classWeights();
            case LossSpec.MultiMargin margin -> margin.classWeights();
            case LossSpec.Sse _,
                    LossSpec.Mse _,
                    LossSpec.Mae _,
                    LossSpec.Huber _,
                    LossSpec.SmoothL1 _,
                    LossSpec.Hinge _,
                    LossSpec.BinaryCrossEntropy _,
                    LossSpec.KlDivergence _,
                    LossSpec.Poisson _,
                    LossSpec.Dice _ -> Optional.empty();
        };
    }

    /// Whether a loss has two classes and a single output for both.
    static boolean isBinary(LossSpec spec) {
        return spec instanceof LossSpec.Hinge || spec instanceof LossSpec.BinaryCrossEntropy;
    }

    /// Number of outputs that a network needs for a dataset and a loss.
    public static int outputs(LossSpec spec, Declaration declaration) {
        return isBinary(spec) && declaration.classCount() == 2 ? 1 : declaration.outputs();
    }

    /// Shape of the output that a network needs for a dataset and a loss.
    static Shape outputShape(LossSpec spec, Declaration declaration) {
        return switch (declaration.target()) {
            case TargetType.Classes(Shape positions, int _, boolean classesFirst) ->
                new TargetType.Classes(positions, outputs(spec, declaration), classesFirst).outputShape();
            case TargetType.Numbers _, TargetType.Labels _ ->
                declaration.target().outputShape();
        };
    }

    /// Whether a batch's loss is the mean of its examples' losses.
    public static boolean isMean(LossSpec spec) {
        Reduction reduction = switch (spec) {
            case LossSpec.Sse(Reduction r) -> r;
            case LossSpec.Mse(Reduction r) -> r;
            case LossSpec.Mae(Reduction r) -> r;
            case LossSpec.Huber(double _, Reduction r) -> r;
            case LossSpec.SmoothL1(double _, Reduction r) -> r;
            case LossSpec.MultiMargin(double _, int _, Reduction r, var _) -> r;
            case LossSpec.Hinge(double _, Reduction r) -> r;
            case LossSpec.BinaryCrossEntropy(double _, Reduction r, var _) -> r;
            case LossSpec.SoftmaxCrossEntropy(Reduction r, var _, var _) -> r;
            case LossSpec.Nll(Reduction r, var _) -> r;
            case LossSpec.KlDivergence(boolean _, Reduction r) -> r;
            case LossSpec.Poisson(boolean _, boolean _, double _, Reduction r) -> r;
            case LossSpec.Dice(double _, Reduction r) -> r;
        };
        return reduction == Reduction.MEAN;
    }
}
