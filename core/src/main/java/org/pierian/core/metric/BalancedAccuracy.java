package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Mean over the classes that have examples of the part of these that is found, 0 to 1.
///
/// **Source:** Brodersen, Ong, Stephan and Buhmann 2010, *The balanced accuracy and its posterior distribution*;
/// scikit-learn, `balanced_accuracy_score`.
public final class BalancedAccuracy extends ClassMetric {

    private final int classes;
    private final OutputMeaning meaning;

    /// @param classes number of classes, at least 2
    /// @param meaning what outputs mean
    public BalancedAccuracy(int classes, OutputMeaning meaning) {
        super("balanced_accuracy", Better.HIGHER, 2 * classes, 0);
        this.classes = classes;
        this.meaning = meaning;
    }

    @Override
    void add(Tensor output, int from, int width, int wanted) {
        addTo(wanted, meaning.answer(output, from, width) == wanted ? 1 : 0);
        addTo(classes + wanted, 1);
    }

    @Override
    public double value() {
        double sum = 0;
        int present = 0;
        for (int c = 0; c < classes; c++) {
            if (sum(classes + c) > 0) {
                sum += sum(c) / sum(classes + c);
                present++;
            }
        }
        return sum / present;
    }
}
