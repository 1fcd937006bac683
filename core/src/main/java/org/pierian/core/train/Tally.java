package org.pierian.core.train;

import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.tensor.Tensor;

/// Running sums over examples, in the order in which they come: of loss, and of right answers, or, where the
/// wanted outputs are numbers, of errors.
public final class Tally {

    private final boolean hasClasses;
    private final int outputs;
    private long examples;
    private double lossSum;
    private long correct;
    private double absoluteErrors;
    private double squaredErrors;

    /// @param dataset where the examples come from
    public Tally(Dataset dataset) {
        this.hasClasses = dataset.hasClasses();
        this.outputs = dataset.outputs();
    }

    /// The sums of a tally.
    ///
    /// @param examples number of examples
    /// @param loss sum of their losses
    /// @param correct number of right answers
    /// @param absoluteErrors sum of `|y - t|` over all outputs, where the wanted outputs are numbers
    /// @param squaredErrors sum of `(y - t)^2` likewise
    public record Sums(long examples, double loss, long correct, double absoluteErrors, double squaredErrors) {}

    /// Forgets everything.
    public void clear() {
        examples = 0;
        lossSum = 0;
        correct = 0;
        absoluteErrors = 0;
        squaredErrors = 0;
    }

    /// Goes on from sums that were kept.
    void restore(Sums sums) {
        examples = sums.examples();
        lossSum = sums.loss();
        correct = sums.correct();
        absoluteErrors = sums.absoluteErrors();
        squaredErrors = sums.squaredErrors();
    }

    /// The sums so far.
    public Sums sums() {
        return new Sums(examples, lossSum, correct, absoluteErrors, squaredErrors);
    }

    /// Adds the examples of a batch.
    ///
    /// @param output the network's output, `[batch, outputs]`
    /// @param batch what it should have been
    /// @param losses loss of each example
    public void add(Tensor output, Batch batch, float[] losses) {
        float[] y = output.data();
        int width = output.rowSize();
        for (int i = 0; i < batch.size(); i++) {
            lossSum += losses[i];
            if (hasClasses && answer(y, i * width, width) == batch.labels()[i]) {
                correct++;
            }
        }
        if (!hasClasses) {
            addErrors(output, batch.targets().data());
        }
        examples += batch.size();
    }

    private void addErrors(Tensor output, float[] targets) {
        float[] y = output.data();
        for (int i = 0; i < output.size(); i++) {
            double error = (double) y[i] - targets[i];
            absoluteErrors += Math.abs(error);
            squaredErrors += error * error;
        }
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

    /// Mean of `|y - t|` over all outputs of all examples.
    public double meanAbsoluteError() {
        return absoluteErrors / ((double) examples * outputs);
    }

    /// Root of the mean of `(y - t)^2` over all outputs of all examples.
    public double rootMeanSquaredError() {
        return Math.sqrt(squaredErrors / ((double) examples * outputs));
    }

    /// Coefficient of determination: `1 - sum (y - t)^2 / variation`; where the wanted outputs do not vary, 1 for
    /// answers without error and else 0.
    ///
    /// @param variation sum of the squared differences of the wanted outputs from their mean
    public double r2(double variation) {
        if (variation == 0) {
            return squaredErrors == 0 ? 1 : 0;
        }
        return 1 - squaredErrors / variation;
    }

    /// Whether answers are right or wrong.
    public boolean hasClasses() {
        return hasClasses;
    }
}
