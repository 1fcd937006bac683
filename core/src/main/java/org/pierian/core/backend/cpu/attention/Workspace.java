package org.pierian.core.backend.cpu.attention;

import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.cpu.reduction.RowSum;

/// One thread's room for the intermediate results of one head.
final class Workspace {

    private float[] scores = {};
    private float[] weights = {};
    private float[] gradients = {};
    private float[] part = {};
    private float[] row = {};

    void reserve(AttentionGeometry geometry) {
        int time = geometry.time();
        if (row.length < time + 2 * RowSum.LANES) {
            scores = new float[time * time];
            weights = new float[time * time];
            gradients = new float[time * time];
            row = new float[time + 2 * RowSum.LANES];
        }
        if (part.length < time * geometry.headDim()) {
            part = new float[time * geometry.headDim()];
        }
    }

    /// Scores, or weights after dropout: a number for each query and key.
    float[] scores() {
        return scores;
    }

    /// Weights that are not kept, likewise.
    float[] weights() {
        return weights;
    }

    /// Gradients of weights and then of scores, likewise.
    float[] gradients() {
        return gradients;
    }

    /// Gradients of the keys or values of one head.
    float[] part() {
        return part;
    }

    /// A number for each key, in whole rounds of the lanes of a sum.
    float[] row() {
        return row;
    }
}
