package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// Mean over the classes of the targets that a class is right for, divided by those that it is wanted or answered
/// for, 0 to 1. A class that is neither wanted nor answered is left out.
///
/// **Source:** Jaccard 1912, *The distribution of the flora in the alpine zone*; Everingham et al. 2015, *The PASCAL
/// visual object classes challenge: a retrospective*, sec. 2.3.
public final class IntersectionOverUnion extends ClassMetric {

    private final int classes;
    private final OutputMeaning meaning;

    /// @param classes number of classes, at least 2
    /// @param meaning what outputs mean
    public IntersectionOverUnion(int classes, OutputMeaning meaning) {
        super("iou", Better.HIGHER, 3 * classes, 0);
        this.classes = classes;
        this.meaning = meaning;
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
        double sum = 0;
        int present = 0;
        for (int c = 0; c < classes; c++) {
            double union = sum(classes + c) + sum(2 * classes + c) - sum(c);
            if (union > 0) {
                sum += sum(c) / union;
                present++;
            }
        }
        return sum / present;
    }
}
