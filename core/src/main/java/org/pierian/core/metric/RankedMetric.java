package org.pierian.core.metric;

import java.util.Arrays;
import org.pierian.core.tensor.Tensor;

/// A metric of how well scores order examples, which needs all of them: the score of each class, or with two
/// classes that of the second. It is the mean over the classes that have both examples and others to be told
/// from; without any it is NaN.
///
/// Its sums are the number of examples, and then for each its class and its scores.
abstract class RankedMetric extends ClassMetric {

    private static final int FIRST_ROOM = 64;

    private final int classes;
    private final boolean probabilities;
    private final int scores;
    private final Softmax softmax = new Softmax();
    private double[] rows;

    /// @param classes number of classes, at least 2
    /// @param probabilities whether scores are the softmax of the outputs, and not the outputs
    RankedMetric(String name, int classes, boolean probabilities) {
        super(name, Better.HIGHER, 1, 0);
        this.classes = classes;
        this.probabilities = probabilities;
        this.scores = classes == 2 ? 1 : classes;
        this.rows = new double[FIRST_ROOM * (1 + scores)];
    }

    /// How well scores tell examples of a class from others.
    ///
    /// @param positives the scores of its examples, ascending, at least one
    /// @param negatives the scores of the others, ascending, at least one
    abstract double of(double[] positives, double[] negatives);

    @Override
    final void add(Tensor output, int from, int width, int wanted) {
        int at = size();
        room(at + 1 + scores);
        rows[at] = wanted;
        if (probabilities) {
            softmax.read(output, from, width);
        }
        // with two classes the second, of a single output that
        int first = (probabilities ? classes : Math.min(width, classes)) - scores;
        for (int s = 0; s < scores; s++) {
            double score = probabilities ? softmax.of(first + s) : output.get(from + first + s);
            rows[at + 1 + s] = score + 0.0; // one zero
        }
        addTo(0, 1);
    }

    private int size() {
        int examples = (int) sum(0);
        return examples * (1 + scores);
    }

    private void room(int least) {
        if (rows.length < least) {
            rows = Arrays.copyOf(rows, Math.max(least, rows.length + (rows.length >> 1)));
        }
    }

    @Override
    public final double[] sums() {
        double[] all = new double[1 + size()];
        all[0] = sum(0);
        System.arraycopy(rows, 0, all, 1, size());
        return all;
    }

    @Override
    public final boolean accepts(double[] kept) {
        if (kept.length < 1 || kept[0] < 0 || kept[0] * (1 + scores) != kept.length - 1) {
            return false;
        }
        for (int at = 1; at < kept.length; at += 1 + scores) {
            if (kept[at] != Math.rint(kept[at]) || kept[at] < 0 || kept[at] >= classes) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final void restore(double[] kept) {
        if (!accepts(kept)) {
            throw new IllegalArgumentException("these " + kept.length + " sums are none of " + name());
        }
        clear();
        merge(kept);
    }

    @Override
    public final void merge(double[] later) {
        int at = size();
        room(at + later.length - 1);
        System.arraycopy(later, 1, rows, at, later.length - 1);
        addTo(0, later[0]);
    }

    @Override
    public final double value() {
        double sum = 0;
        int defined = 0;
        for (int s = 0; s < scores; s++) {
            int c = classes - scores + s;
            double[] positives = scores(s, c, true);
            double[] negatives = scores(s, c, false);
            if (positives.length > 0 && negatives.length > 0) {
                sum += of(positives, negatives);
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    private double[] scores(int score, int c, boolean positive) {
        double[] found = new double[(int) sum(0)];
        int count = 0;
        for (int at = 0; at < size(); at += 1 + scores) {
            if ((rows[at] == c) == positive) {
                found[count++] = rows[at + 1 + score];
            }
        }
        double[] all = Arrays.copyOf(found, count);
        Arrays.sort(all);
        return all;
    }
}
