package org.pierian.runner.bind;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Margin;
import org.pierian.core.data.TargetType;
import org.pierian.core.loss.BinaryCrossEntropy;
import org.pierian.core.loss.Hinge;
import org.pierian.core.loss.Huber;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.MeanAbsoluteError;
import org.pierian.core.loss.MeanSquaredError;
import org.pierian.core.loss.MultiMargin;
import org.pierian.core.loss.SmoothL1;
import org.pierian.core.loss.SoftCrossEntropy;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.loss.SumOfSquaredErrors;
import org.pierian.core.metric.OutputMeaning;
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
    /// @param sizes asked for weights of classes that follow from them
    public static Loss bind(LossSpec spec, Backend backend, int classes, ClassSizes sizes) {
        return switch (spec) {
            case LossSpec.Sse _ -> new SumOfSquaredErrors(backend);
            case LossSpec.Mse _ -> new MeanSquaredError(backend);
            case LossSpec.Mae _ -> new MeanAbsoluteError(backend);
            case LossSpec.Huber huber -> new Huber(backend, (float) huber.delta());
            case LossSpec.SmoothL1 smooth -> new SmoothL1(backend, (float) smooth.beta());
            case LossSpec.MultiMargin(double margin, int p, Reduction _) ->
                new MultiMargin(backend, new Margin((float) margin, p == 2));
            case LossSpec.Hinge hinge -> new Hinge(backend, (float) hinge.margin());
            case LossSpec.BinaryCrossEntropy binary -> new BinaryCrossEntropy(backend, binary.posWeight());
            case LossSpec.SoftmaxCrossEntropy(Reduction _, var weights, var smoothing) ->
                weights.isEmpty() && smoothing.isEmpty()
                        ? new SoftmaxCrossEntropy(backend)
                        : new SoftCrossEntropy(backend, weights(weights, classes, sizes), smoothing.orElse(0.0));
        };
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
            case LossSpec.Sse _, LossSpec.Mse _, LossSpec.Mae _, LossSpec.Huber _, LossSpec.SmoothL1 _ ->
                OutputMeaning.TARGETS;
            case LossSpec.Hinge _, LossSpec.MultiMargin _ -> OutputMeaning.SCORES;
            case LossSpec.BinaryCrossEntropy _, LossSpec.SoftmaxCrossEntropy _ -> OutputMeaning.LOGITS;
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
            case TargetType.Numbers(Shape shape) -> shape;
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
            case LossSpec.MultiMargin(double _, int _, Reduction r) -> r;
            case LossSpec.Hinge(double _, Reduction r) -> r;
            case LossSpec.BinaryCrossEntropy(double _, Reduction r) -> r;
            case LossSpec.SoftmaxCrossEntropy(Reduction r, var _, var _) -> r;
        };
        return reduction == Reduction.MEAN;
    }
}
