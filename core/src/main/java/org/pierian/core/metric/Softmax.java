package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Probabilities of classes in binary64: `exp(x[j] - max) / sum of exp(x - max)`, the sum one chain over j. A single
/// output x is the second of two, the first of which is 0.
public final class Softmax {

    private double[] probabilities = {};
    private double largest;
    private double sum;

    /// Before the first outputs.
    public Softmax() {}

    /// Computes those of some outputs.
    ///
    /// @param from the first of the outputs
    /// @param width number of outputs
    public void read(Tensor output, int from, int width) {
        int classes = Math.max(2, width);
        if (probabilities.length < classes) {
            probabilities = new double[classes];
        }
        largest = logit(output, from, width, 0);
        for (int c = 1; c < classes; c++) {
            largest = Math.max(largest, logit(output, from, width, c));
        }
        sum = 0;
        for (int c = 0; c < classes; c++) {
            probabilities[c] = StrictMath.exp(logit(output, from, width, c) - largest);
            sum += probabilities[c];
        }
        for (int c = 0; c < classes; c++) {
            probabilities[c] /= sum;
        }
    }

    /// The output of a class, 0 for the first of a single output's.
    static double logit(Tensor output, int from, int width, int c) {
        return width > 1 ? output.get(from + c) : c == 0 ? 0 : output.get(from);
    }

    /// The probability of a class.
    public double of(int c) {
        return probabilities[c];
    }

    /// The negative logarithm of the probability of a class, which does not vanish.
    ///
    /// @param output the class's output
    double surprise(double output) {
        return StrictMath.log(sum) - (output - largest);
    }
}
