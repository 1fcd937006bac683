package org.pierian.runner.bind;

import org.pierian.core.loss.Loss;
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
            case LossSpec.SoftmaxCrossEntropy _ -> new SoftmaxCrossEntropy(outputs);
        };
    }

    /// Whether a batch's loss is the mean of its examples' losses.
    public static boolean isMean(LossSpec spec) {
        Reduction reduction = switch (spec) {
            case LossSpec.Sse(Reduction r) -> r;
            case LossSpec.SoftmaxCrossEntropy(Reduction r) -> r;
        };
        return reduction == Reduction.MEAN;
    }
}
