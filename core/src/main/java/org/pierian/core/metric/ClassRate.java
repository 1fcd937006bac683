package org.pierian.core.metric;

import java.util.Locale;
import org.pierian.core.tensor.Tensor;

/// Precision, recall or F1 of the classes, averaged.
///
/// **Source:** scikit-learn, `precision_recall_fscore_support`; van Rijsbergen 1979, *Information Retrieval*,
/// ch. 7.
public final class ClassRate extends ClassMetric {

    private final Kind kind;
    private final Average average;
    private final int classes;
    private final OutputMeaning meaning;

    /// Which rate.
    public enum Kind {
        /// Part of a class's answers that are right.
        PRECISION,
        /// Part of a class's examples that are found.
        RECALL,
        /// Harmonic mean of both.
        F1;

        private double of(ClassCounts counts, int c) {
            return switch (this) {
                case PRECISION -> counts.precision(c);
                case RECALL -> counts.recall(c);
                case F1 -> counts.f1(c);
            };
        }
    }

    /// @param kind which rate
    /// @param average how those of the classes become one number
    /// @param classes number of classes, at least 2
    /// @param meaning what outputs mean
    public ClassRate(Kind kind, Average average, int classes, OutputMeaning meaning) {
        super(word(kind) + "_" + word(average), Better.HIGHER, 3 * classes, 0);
        this.kind = kind;
        this.average = average;
        this.classes = classes;
        this.meaning = meaning;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    void add(Tensor output, int from, int width, int wanted) {
        int answer = meaning.answer(output, from, width);
        addTo(wanted, answer == wanted ? 1 : 0);
        addTo(classes + wanted, 1);
        addTo(2 * classes + answer, 1);
    }

    @Override
    public double value() {
        ClassCounts counts = new ClassCounts(classes);
        counts.read(sums());
        return switch (average) {
            case MACRO -> mean(counts, false);
            case MICRO -> kind.of(counts.together(), 0);
            case WEIGHTED -> mean(counts, true);
        };
    }

    private double mean(ClassCounts counts, boolean weighted) {
        double sum = 0;
        double weights = 0;
        for (int c = 0; c < classes; c++) {
            double weight = weighted ? counts.support(c) : 1;
            sum += weight * kind.of(counts, c);
            weights += weight;
        }
        return sum / weights;
    }
}
