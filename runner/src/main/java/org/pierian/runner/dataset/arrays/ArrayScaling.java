package org.pierian.runner.dataset.arrays;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Scaling;

/// Which numbers of an example are scaled together: all, or, by their own mean and deviation, those of a feature, the
/// last axis of `[features]` and `[time, features]`, and those of a channel, the first axis of `[channels, ...]`.
///
/// @param isByGroup whether features and channels have scalings of their own
/// @param shape shape of one example
record ArrayScaling(boolean isByGroup, Shape shape) {

    private static final int MOST_AXES_OF_FEATURES = 2;

    /// Number of scalings.
    int groups() {
        if (!isByGroup) {
            return 1;
        }
        return isOfFeatures() ? shape.last() : shape.dim(0);
    }

    private boolean isOfFeatures() {
        return shape.rank() <= MOST_AXES_OF_FEATURES;
    }

    /// The scaling of a number.
    ///
    /// @param element its place in an example
    int group(int element) {
        if (!isByGroup) {
            return 0;
        }
        return isOfFeatures() ? element % groups() : element / (shape.size() / groups());
    }

    /// Mean and deviation of each group: chains of additions in binary64 over the examples in their order, and over the
    /// numbers of each in theirs, the deviation by a second chain around the mean.
    ///
    /// @param order places of the training examples
    List<Scaling> fit(NpyArray array, int[] order) {
        int size = shape.size();
        double[] means = new double[groups()];
        double[] squares = new double[groups()];
        double count = (double) order.length * size / groups();
        for (int example : order) {
            for (int i = 0; i < size; i++) {
                means[group(i)] += ArrayFaults.finite(array, example, i, size);
            }
        }
        for (int g = 0; g < means.length; g++) {
            means[g] /= count;
        }
        for (int example : order) {
            for (int i = 0; i < size; i++) {
                double difference = array.number(example * size + i) - means[group(i)];
                squares[group(i)] += difference * difference;
            }
        }
        List<Scaling> scalings = new ArrayList<>();
        for (int g = 0; g < means.length; g++) {
            scalings.add(Scaling.of(means[g], Math.sqrt(squares[g] / count)));
        }
        return scalings;
    }
}
