package org.pierian.core.backend.cpu.reduction;

import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Margin;

/// The arithmetic of one row of [org.pierian.core.backend.Reductions#multiMargin].
final class MarginRow {

    private MarginRow() {}

    /// What is missing to the margin.
    private static float missing(float width, float own, float other) {
        return Math.max(0f, (width - own) + other);
    }

    /// The loss of a row.
    ///
    /// @param x scores, from `at` on
    static float loss(Margin margin, int label, int classes, float[] x, int at) {
        float sum = 0f;
        for (int j = 0; j < classes; j++) {
            if (j != label) {
                float h = missing(margin.width(), x[at + label], x[at + j]);
                sum = margin.squared() ? Fma.fma(h, h, sum) : sum + h;
            }
        }
        return sum / classes;
    }

    /// Writes the gradient of a row.
    ///
    /// @param factor of all slopes
    /// @param x scores, from `at` on
    /// @param dx receives the gradient, from `at` on
    static void gradient(Margin margin, int label, int classes, float factor, float[] x, int at, float[] dx) {
        float sum = 0f;
        for (int j = 0; j < classes; j++) {
            if (j != label) {
                float h = missing(margin.width(), x[at + label], x[at + j]);
                float slope = margin.squared() ? 2f * h : h > 0f ? 1f : 0f;
                dx[at + j] = factor * slope;
                sum += dx[at + j];
            }
        }
        dx[at + label] = -sum;
    }
}
