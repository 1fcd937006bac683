package org.pierian.core.metric;

/// Mean precision over the recall: `sum over k of (R[k] - R[k - 1]) * P[k]`, where k runs down all different
/// scores and P and R are precision and recall of answering with the class from that score on. With more than
/// two classes each is compared with all others, and the mean of them is taken.
///
/// **Source:** Manning, Raghavan and Schütze 2008, *Introduction to Information Retrieval*, sec. 8.4;
/// scikit-learn, `average_precision_score`.
public final class AveragePrecision extends RankedMetric {

    /// @param classes number of classes, at least 2
    /// @param probabilities whether scores are the softmax of the outputs, and not the outputs
    public AveragePrecision(int classes, boolean probabilities) {
        super("average_precision", classes, probabilities);
    }

    @Override
    double of(double[] positives, double[] negatives) {
        double sum = 0;
        int p = positives.length;
        int n = negatives.length;
        while (p > 0) {
            double score = positives[p - 1];
            int before = p;
            while (p > 0 && Double.compare(positives[p - 1], score) == 0) {
                p--;
            }
            while (n > 0 && Double.compare(negatives[n - 1], score) >= 0) {
                n--;
            }
            double right = positives.length - p;
            double answered = right + (negatives.length - n);
            sum += (before - p) * (right / answered);
        }
        return sum / positives.length;
    }
}
