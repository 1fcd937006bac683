package org.pierian.runner.bind;

import org.pierian.core.backend.Backend;
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

    /// The loss, computed by a backend.
    public static Loss bind(LossSpec spec, Backend backend) {
        return switch (spec) {
            case LossSpec.Sse _ -> new SumOfSquaredErrors(backend);
            case LossSpec.Mse _ -> new MeanSquaredError(backend);
            case LossSpec.Mae _ -> new MeanAbsoluteError(backend);
            case LossSpec.Huber huber -> new Huber(backend, (float) huber.delta());
            case LossSpec.SoftmaxCrossEntropy _ -> new SoftmaxCrossEntropy(backend);
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
