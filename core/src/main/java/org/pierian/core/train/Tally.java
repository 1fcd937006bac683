package org.pierian.core.train;

import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Tensor;

/// Running sums of loss and of right answers over examples, in the order in which they come.
public final class Tally {

    private long examples;
    private double lossSum;
    private long correct;

    /// Forgets everything.
    public void clear() {
        examples = 0;
        lossSum = 0;
        correct = 0;
    }

    /// Goes on from sums that were kept.
    public void restore(long examples, double lossSum, long correct) {
        this.examples = examples;
        this.lossSum = lossSum;
        this.correct = correct;
    }

    /// Adds the examples of a batch.
    ///
    /// @param output the network's output, `[batch, outputs]`
    /// @param batch what it should have been
    /// @param losses loss of each example
    void add(Tensor output, Batch batch, float[] losses) {
        float[] y = output.data();
        int width = output.rowSize();
        for (int i = 0; i < batch.size(); i++) {
            lossSum += losses[i];
            if (answer(y, i * width, width) == batch.labels()[i]) {
                correct++;
            }
        }
        examples += batch.size();
    }

    /// The class that one row of outputs stands for: the place of the largest, the first of equals; for a
    /// single output, 1 from one half on and 0 below.
    public static int answer(float[] y, int row, int width) {
        if (width == 1) {
            return y[row] >= 0.5f ? 1 : 0;
        }
        int best = 0;
        for (int j = 1; j < width; j++) {
            if (y[row + j] > y[row + best]) {
                best = j;
            }
        }
        return best;
    }

    /// Number of examples so far.
    public long examples() {
        return examples;
    }

    /// Sum of their losses.
    public double lossSum() {
        return lossSum;
    }

    /// Number of right answers.
    public long correct() {
        return correct;
    }

    /// Mean loss per example; NaN before the first.
    public double meanLoss() {
        return lossSum / examples;
    }

    /// Part of right answers, 0 to 1; NaN before the first example.
    public double accuracy() {
        return (double) correct / examples;
    }
}
