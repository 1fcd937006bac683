package org.pierian.runner.bind;

import org.pierian.core.train.Averaging;
import org.pierian.spec.AverageSpec;

/// Turns the word for an average of the weights into the average.
public final class AverageBinder {

    private AverageBinder() {}

    /// How weights are averaged.
    public static Averaging bind(AverageSpec spec) {
        return switch (spec) {
            case AverageSpec.Ema(double decay) -> new Averaging.Exponential(decay);
            case AverageSpec.Swa(int start, int every) -> new Averaging.OfEpochs(start, every);
        };
    }
}
