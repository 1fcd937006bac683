package org.pierian.core.metric;

/// How often each class was right, wanted and answered, and the rates that follow. A rate without a divisor is 0.
///
/// **Source:** scikit-learn, `precision_recall_fscore_support` with `zero_division=0`.
public final class ClassCounts {

    private final double[] hits;
    private final double[] wanted;
    private final double[] answered;

    /// @param classes number of classes
    public ClassCounts(int classes) {
        this.hits = new double[classes];
        this.wanted = new double[classes];
        this.answered = new double[classes];
    }

    /// Adds some examples.
    ///
    /// @param actual their class
    /// @param answer the class that was answered
    /// @param count how many
    public void add(int actual, int answer, double count) {
        wanted[actual] += count;
        answered[answer] += count;
        hits[actual] += actual == answer ? count : 0;
    }

    /// Number of classes.
    public int classes() {
        return hits.length;
    }

    /// Number of examples of a class.
    public double support(int c) {
        return wanted[c];
    }

    /// Part of a class's answers that are right, 0 to 1.
    public double precision(int c) {
        return rate(hits[c], answered[c]);
    }

    /// Part of a class's examples that are found, 0 to 1.
    public double recall(int c) {
        return rate(hits[c], wanted[c]);
    }

    /// Harmonic mean of precision and recall, 0 to 1.
    public double f1(int c) {
        return rate(2 * hits[c], wanted[c] + answered[c]);
    }

    private static double rate(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /// What the counts say, in three arrays after each other: right, wanted, answered.
    void read(double[] counts) {
        int n = classes();
        System.arraycopy(counts, 0, hits, 0, n);
        System.arraycopy(counts, n, wanted, 0, n);
        System.arraycopy(counts, 2 * n, answered, 0, n);
    }

    /// All classes as one.
    ClassCounts together() {
        ClassCounts all = new ClassCounts(1);
        for (int c = 0; c < classes(); c++) {
            all.hits[0] += hits[c];
            all.wanted[0] += wanted[c];
            all.answered[0] += answered[c];
        }
        return all;
    }
}
