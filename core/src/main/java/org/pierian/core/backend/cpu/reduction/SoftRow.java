package org.pierian.core.backend.cpu.reduction;

import org.pierian.core.arithmetic.Fma;

/// The arithmetic of one row of [org.pierian.core.backend.Reductions#softCrossEntropy].
///
/// @param weights of the classes
/// @param width number of classes
/// @param certain part of the target that is the class's
/// @param spread part of the target that each class has in addition
/// @param total sum of the weights
@SuppressWarnings("ArrayRecordComponent") // a view of a tensor, never compared
record SoftRow(float[] weights, int width, float certain, float spread, float total) {

    SoftRow(float[] weights, int width, float smoothing) {
        this(weights, width, 1f - smoothing, smoothing / width, total(weights, width));
    }

    private static float total(float[] weights, int width) {
        float total = 0f;
        for (int j = 0; j < width; j++) {
            total += weights[j];
        }
        return total;
    }

    /// The loss of a row.
    ///
    /// @param x outputs, from `at` on
    /// @param max the largest of them
    /// @param log logarithm of the sum of their exponentials
    float loss(int label, float[] x, int at, float max, float log) {
        float own = certain * (weights[label] * (log - (x[at + label] - max)));
        if (spread == 0f) {
            return own; // no other class counts, not even one whose probability is 0
        }
        float others = 0f;
        for (int j = 0; j < width; j++) {
            others = Fma.fma(weights[j], log - (x[at + j] - max), others);
        }
        return Fma.fma(spread, others, own);
    }

    /// Turns the exponentials of a row into its gradient.
    ///
    /// @param sum of the exponentials
    /// @param dx exponentials, from `at` on; receives the gradient
    void gradient(int label, float scale, float sum, float[] dx, int at) {
        float own = certain * weights[label];
        for (int j = 0; j < width; j++) {
            float p = dx[at + j] / sum;
            float fromClass = own * (j == label ? p - 1f : p);
            dx[at + j] = scale * Fma.fma(spread, total * p - weights[j], fromClass);
        }
    }
}
