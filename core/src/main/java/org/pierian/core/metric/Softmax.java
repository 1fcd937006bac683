package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Probabilities of classes in binary64: `exp(x[j] - max) / sum of exp(x - max)`, the sum one chain over j.
final class Softmax {

    private double[] probabilities = {};
    private double largest;
    private double sum;

    /// Computes those of some outputs.
    ///
    /// @param from the first of the outputs
    /// @param width number of outputs
    void read(Tensor output, int from, int width) {
        if (probabilities.length < width) {
            probabilities = new double[width];
        }
        largest = output.get(from);
        for (int j = 1; j < width; j++) {
            largest = Math.max(largest, output.get(from + j));
        }
        sum = 0;
        for (int j = 0; j < width; j++) {
            probabilities[j] = StrictMath.exp(output.get(from + j) - largest);
            sum += probabilities[j];
        }
        for (int j = 0; j < width; j++) {
            probabilities[j] /= sum;
        }
    }

    /// The probability of a class.
    double of(int c) {
        return probabilities[c];
    }

    /// The negative logarithm of the probability of a class, which does not vanish.
    ///
    /// @param output the class's output
    double surprise(double output) {
        return StrictMath.log(sum) - (output - largest);
    }
}
