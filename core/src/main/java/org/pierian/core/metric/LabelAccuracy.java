package org.pierian.core.metric;

/// Part of the labels of all examples that are right, 0 to 1: 1 less the Hamming loss.
///
/// **Source:** scikit-learn, `hamming_loss`.
public final class LabelAccuracy extends LabelMetric {

    /// The metric's name.
    public static final String NAME = "label_accuracy";

    /// @param meaning what outputs mean
    public LabelAccuracy(OutputMeaning meaning) {
        super(NAME, 2, meaning);
    }

    @Override
    void add(int label, boolean has, boolean answer) {
        addTo(0, has == answer ? 1 : 0);
        addTo(1, 1);
    }

    @Override
    public double value() {
        return sum(0) / sum(1);
    }
}
