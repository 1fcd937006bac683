package org.pierian.core.metric;

/// Area under the curve of true positives over false ones: the probability that an example of a class has a
/// higher score than another, with one half for equal scores. With more than two classes each is compared with
/// all others, and the mean of them is taken.
///
/// The pairs are counted as integers, so that no order of the examples changes the result.
///
/// **Source:** Hanley and McNeil 1982, *The meaning and use of the area under a receiver operating
/// characteristic (ROC) curve*; scikit-learn, `roc_auc_score` with `multi_class="ovr"`.
public final class RocAuc extends RankedMetric {

    /// @param classes number of classes, at least 2
    /// @param probabilities whether scores are the softmax of the outputs, and not the outputs
    public RocAuc(int classes, boolean probabilities) {
        super("roc_auc", classes, probabilities);
    }

    @Override
    double of(double[] positives, double[] negatives) {
        long halves = 0;
        int lower = 0;
        int notHigher = 0;
        for (double score : positives) {
            while (lower < negatives.length && Double.compare(negatives[lower], score) < 0) {
                lower++;
            }
            while (notHigher < negatives.length && Double.compare(negatives[notHigher], score) <= 0) {
                notHigher++;
            }
            halves += lower + notHigher;
        }
        return halves / (2.0 * positives.length * negatives.length);
    }
}
