package org.pierian.core.metric;

import java.util.Locale;

/// F1 of the labels, averaged: `2 * hits / (examples with the label + answers of it)`, 0 where there are none.
///
/// **Source:** scikit-learn, `f1_score` of several labels with `zero_division=0`.
public final class LabelF1 extends LabelMetric {

    private final Average average;
    private final int labels;

    /// @param average how those of the labels become one number
    /// @param labels number of labels
    /// @param meaning what outputs mean
    public LabelF1(Average average, int labels, OutputMeaning meaning) {
        super("label_f1_" + average.name().toLowerCase(Locale.ROOT), 3 * labels, meaning);
        this.average = average;
        this.labels = labels;
    }

    @Override
    void add(int label, boolean has, boolean answer) {
        addTo(label, has && answer ? 1 : 0);
        addTo(labels + label, has ? 1 : 0);
        addTo(2 * labels + label, answer ? 1 : 0);
    }

    @Override
    public double value() {
        ClassCounts counts = new ClassCounts(labels);
        counts.read(sums());
        if (average == Average.MICRO) {
            return counts.together().f1(0);
        }
        double sum = 0;
        double weights = 0;
        for (int label = 0; label < labels; label++) {
            double weight = average == Average.WEIGHTED ? counts.support(label) : 1;
            sum += weight * counts.f1(label);
            weights += weight;
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
