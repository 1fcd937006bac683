package org.pierian.runner.bind;

import org.pierian.core.loss.Huber;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.MeanAbsoluteError;
import org.pierian.core.loss.MeanSquaredError;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.loss.SumOfSquaredErrors;
import org.pierian.spec.LossSpec;
import org.pierian.spec.Reduction;

/// Turns the word for a loss into the loss.
public final class LossBinder {

    private LossBinder() {}

    /// The loss for a network with so many outputs.
    public static Loss bind(LossSpec spec, int outputs) {
        return switch (spec) {
            case LossSpec.Sse _ -> new SumOfSquaredErrors();
            case LossSpec.Mse _ -> new MeanSquaredError();
            case LossSpec.Mae _ -> new MeanAbsoluteError();
            case LossSpec.Huber huber -> new Huber((float) huber.delta());
            case LossSpec.SoftmaxCrossEntropy _ -> new SoftmaxCrossEntropy(outputs);
        };
    }

    /// Whether a batch's loss is the mean of its examples' losses.
    public static boolean isMean(LossSpec spec) {
        Reduction reduction = switch (spec) {
            case LossSpec.Sse(Reduction r) -> r;
            case LossSpec.Mse(Reduction r) -> r;
            case LossSpec.Mae(Reduction r) -> r;
            case LossSpec.Huber(double _, Reduction r) -> r;
            case LossSpec.SoftmaxCrossEntropy(Reduction r) -> r;
        };
        return reduction == Reduction.MEAN;
    }
}
