package org.pierian.core.metric;

/// Part of the examples of which all labels are right, 0 to 1.
///
/// **Source:** scikit-learn, `accuracy_score` of several labels, the subset accuracy.
public final class ExactMatch extends LabelMetric {

    /// The metric's name.
    public static final String NAME = "exact_match";

    private boolean isRight = true; // so far, in an example

    /// @param meaning what outputs mean
    public ExactMatch(OutputMeaning meaning) {
        super(NAME, 2, meaning);
    }

    @Override
    void add(int label, boolean has, boolean answer) {
        isRight &= has == answer;
    }

    @Override
    void end() {
        addTo(0, isRight ? 1 : 0);
        addTo(1, 1);
        isRight = true;
    }

    @Override
    public double value() {
        return sum(0) / sum(1);
    }
}
