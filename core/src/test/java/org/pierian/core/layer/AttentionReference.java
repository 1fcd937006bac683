package org.pierian.core.layer;

import java.util.Arrays;

/// Self-attention of one example by the formulas of the papers, in binary64 and without any care for speed.
///
/// @param heads query heads
/// @param shared heads of keys and values
/// @param dim numbers of a head
/// @param causal whether a step sees itself and those before it only
/// @param window how many of those
/// @param rotaryBase base of the angles; 0 for no rotation
/// @param adjacent whether pairs are neighbours
record AttentionReference(
        int heads, int shared, int dim, boolean causal, int window, double rotaryBase, boolean adjacent) {

    /// The results of all heads side by side.
    ///
    /// @param projected for each step the queries, keys and values
    /// @param keep factor of the weight of (head, query, key)
    double[][] mix(double[][] projected, Factor keep) {
        int time = projected.length;
        double[][] mixed = new double[time][heads * dim];
        for (int h = 0; h < heads; h++) {
            int group = h / (heads / shared);
            for (int i = 0; i < time; i++) {
                double[] weights = weights(projected, h, group, i);
                for (int j = 0; j < time; j++) {
                    double[] v = head(projected[j], heads + shared + group);
                    for (int d = 0; d < dim; d++) {
                        mixed[i][h * dim + d] += weights[j] * keep.of(h, i, j) * v[d];
                    }
                }
            }
        }
        return mixed;
    }

    /// A factor of each weight.
    interface Factor {
        double of(int head, int query, int key);
    }

    private double[] weights(double[][] projected, int h, int group, int i) {
        int time = projected.length;
        double[] q = turned(head(projected[i], h), i);
        double[] e = new double[time];
        for (int j = 0; j < time; j++) {
            boolean seen = !causal || (j <= i && j > i - window);
            double[] k = turned(head(projected[j], heads + group), j);
            double score = 0;
            for (int d = 0; d < dim; d++) {
                score += q[d] * k[d];
            }
            e[j] = seen ? StrictMath.exp(score / StrictMath.sqrt(dim)) : 0;
        }
        double sum = Arrays.stream(e).sum();
        return Arrays.stream(e).map(x -> x / sum).toArray();
    }

    private double[] head(double[] row, int index) {
        return Arrays.copyOfRange(row, index * dim, (index + 1) * dim);
    }

    private double[] turned(double[] x, int step) {
        double[] y = x.clone();
        for (int p = 0; rotaryBase > 0 && p < dim / 2; p++) {
            double angle = step * StrictMath.pow(rotaryBase, -2.0 * p / dim);
            int i = adjacent ? 2 * p : p;
            int k = adjacent ? 2 * p + 1 : p + dim / 2;
            y[i] = x[i] * StrictMath.cos(angle) - x[k] * StrictMath.sin(angle);
            y[k] = x[i] * StrictMath.sin(angle) + x[k] * StrictMath.cos(angle);
        }
        return y;
    }
}
