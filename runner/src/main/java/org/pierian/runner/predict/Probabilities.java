package org.pierian.runner.predict;

import org.pierian.core.tensor.Tensor;

/// The softmax of the outputs of an example in binary64: `e[j] = exp(x[j] - m)` with m the largest output, each by
/// `StrictMath`, and `e[j] / s` with s the chain of additions over ascending j.
final class Probabilities {

    private Probabilities() {}

    /// The probability of each class.
    ///
    /// @param from the first output of the example
    /// @param count number of outputs
    static double[] of(Tensor outputs, int from, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < count; j++) {
            largest = Math.max(largest, outputs.get(from + j));
        }
        double[] parts = new double[count];
        double sum = 0;
        for (int j = 0; j < count; j++) {
            parts[j] = StrictMath.exp(outputs.get(from + j) - largest);
            sum += parts[j];
        }
        for (int j = 0; j < count; j++) {
            parts[j] /= sum;
        }
        return parts;
    }
}
