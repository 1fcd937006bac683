package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Mean negative logarithm of the softmax probability of the class, in binary64, without class weights and
/// smoothing.
///
/// **Source:** Good 1952, *Rational decisions*; scikit-learn, `log_loss`, without its limit on probabilities.
public final class LogLoss extends ClassMetric {

    private final Softmax softmax = new Softmax();

    /// A metric without examples.
    public LogLoss() {
        super("log_loss", Better.LOWER, 1, 1);
    }

    @Override
    void add(Tensor output, int from, int width, int wanted) {
        softmax.read(output, from, width);
        addToPair(0, softmax.surprise(Softmax.logit(output, from, width, wanted)));
        addTo(0, 1);
    }

    @Override
    public double value() {
        return pair(0) / sum(0);
    }
}
