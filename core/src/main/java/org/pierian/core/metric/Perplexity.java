package org.pierian.core.metric;

import org.pierian.core.loss.Loss;

/// The exponential of the mean loss: among so many equally likely classes a guess would be as good.
///
/// **Source:** Jelinek, Mercer, Bahl and Baker 1977, *Perplexity: a measure of the difficulty of speech recognition
/// tasks*.
public final class Perplexity extends LossMetric {

    /// @param loss a cross-entropy in natural logarithms
    public Perplexity(Loss loss) {
        super("perplexity", loss, true);
    }

    @Override
    public double value() {
        return StrictMath.exp(mean());
    }
}
