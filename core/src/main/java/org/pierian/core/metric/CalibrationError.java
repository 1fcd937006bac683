package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Expected calibration error, 0 to 1: how far the probability of the answered class is from the part of the
/// answers that are right, by bins of that probability: `sum over bins b of (examples in b) / examples *
/// |accuracy(b) - confidence(b)|`. Bin m of M, from 1, holds the probabilities above `(m - 1) / M` and up to `m
/// / M`.
///
/// **Source:** Guo, Pleiss, Sun and Weinberger 2017, *On calibration of modern neural networks*, eq. 3.
public final class CalibrationError extends ClassMetric {

    private final Softmax softmax = new Softmax();
    private final int bins;

    /// @param bins number of bins, at least 1
    public CalibrationError(int bins) {
        super("calibration_error_" + bins, Better.LOWER, 2 * bins, bins);
        this.bins = bins;
    }

    @Override
    void add(Tensor output, int from, int width, int wanted) {
        softmax.read(output, from, width);
        int answer = OutputMeaning.LOGITS.answer(output, from, width);
        double confidence = softmax.of(answer);
        int bin = Math.clamp((long) Math.ceil(confidence * bins) - 1, 0, bins - 1);
        addTo(bin, 1);
        addTo(bins + bin, answer == wanted ? 1 : 0);
        addToPair(bin, confidence);
    }

    @Override
    public double value() {
        double error = 0;
        double examples = 0;
        for (int b = 0; b < bins; b++) {
            error += Math.abs(sum(bins + b) - pair(b));
            examples += sum(b);
        }
        return error / examples;
    }
}
