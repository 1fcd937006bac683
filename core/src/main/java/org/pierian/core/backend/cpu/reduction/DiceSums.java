package org.pierian.core.backend.cpu.reduction;

import java.util.Arrays;

/// The sums of one example that [org.pierian.core.backend.Losses#dice] is made of, in binary64.
final class DiceSums {

    private final int classes;
    private final double[] overlap;
    private final double[] squares;
    private final double[] counts;
    private final double[] coefficient;
    private final double[] slope;

    DiceSums(int classes) {
        this.classes = classes;
        this.overlap = new double[classes];
        this.squares = new double[classes];
        this.counts = new double[classes];
        this.coefficient = new double[classes];
        this.slope = new double[classes];
    }

    int classes() {
        return classes;
    }

    /// Begins an example.
    void clear() {
        Arrays.fill(overlap, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(counts, 0);
    }

    /// Adds a position.
    ///
    /// @param label its class; nothing is added for -1
    /// @param p probabilities, from `at` on
    void add(int label, float[] p, int at) {
        if (label < 0) {
            return;
        }
        overlap[label] += p[at + label];
        counts[label]++;
        for (int k = 0; k < classes; k++) {
            double one = p[at + k];
            squares[k] += one * one;
        }
    }

    /// The loss, when all positions have been added.
    float loss(double smooth) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += (2 * overlap[k] + smooth) / (squares[k] + counts[k] + smooth);
        }
        return (float) (1 - sum / classes);
    }

    /// Computes what the gradients of all positions share.
    void prepareGradient(double smooth) {
        for (int k = 0; k < classes; k++) {
            double denominator = squares[k] + counts[k] + smooth;
            coefficient[k] = (2 * overlap[k] + smooth) / denominator;
            slope[k] = 2 / (classes * denominator);
        }
    }

    /// Turns the probabilities of a position into its gradient.
    ///
    /// @param label its class; the gradient is 0 for -1
    /// @param dx probabilities, from `at` on; receives the gradient
    void gradient(int label, float scale, float[] dx, int at) {
        if (label < 0) {
            Arrays.fill(dx, at, at + classes, 0f);
            return;
        }
        double mean = 0;
        for (int k = 0; k < classes; k++) {
            mean += dx[at + k] * ofProbability(k, label, dx[at + k]);
        }
        for (int k = 0; k < classes; k++) {
            dx[at + k] = (float) (scale * (dx[at + k] * (ofProbability(k, label, dx[at + k]) - mean)));
        }
    }

    /// The derivative of the loss for a probability.
    private double ofProbability(int k, int label, double p) {
        return slope[k] * (k == label ? coefficient[k] * p - 1 : coefficient[k] * p);
    }
}
