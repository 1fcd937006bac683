package org.pierian.core.metric;

import java.util.Arrays;

/// A metric with its sums in an array. After the plain sums come pairs of a sum and what was lost when it was
/// rounded: for terms of many digits, of which no order of additions shall change the result.
public abstract class SummedMetric implements Metric {

    private final String name;
    private final Better better;
    private final int plain;
    private final double[] sums;

    /// A metric of plain sums.
    ///
    /// @param name the metric's name
    /// @param better which values are better
    /// @param sums number of sums
    protected SummedMetric(String name, Better better, int sums) {
        this(name, better, sums, 0);
    }

    /// @param name the metric's name
    /// @param better which values are better
    /// @param plain number of plain sums
    /// @param pairs number of sums that keep what is lost
    protected SummedMetric(String name, Better better, int plain, int pairs) {
        this.name = name;
        this.better = better;
        this.plain = plain;
        this.sums = new double[plain + 2 * pairs];
    }

    /// Sum number `index`.
    protected final double sum(int index) {
        return sums[index];
    }

    /// Adds to sum number `index`.
    protected final void addTo(int index, double term) {
        sums[index] += term;
    }

    /// The sum of pair number `pair`.
    protected final double pair(int pair) {
        return sums[plain + 2 * pair];
    }

    /// Adds to pair number `pair`: the pair is the exact sum as long as that has at most 106 binary digits.
    ///
    /// **Source:** Knuth, *The Art of Computer Programming*, vol. 2, sec. 4.2.2, theorem B.
    protected final void addToPair(int pair, double term) {
        int at = plain + 2 * pair;
        double sum = sums[at] + term;
        double rest = sums[at + 1] + lost(sums[at], term, sum);
        sums[at] = sum + rest;
        sums[at + 1] = lost(sum, rest, sums[at]);
    }

    /// What `a + b` lost when it was rounded to `sum`.
    private static double lost(double a, double b, double sum) {
        double second = sum - a;
        return (a - (sum - second)) + (b - second);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Better better() {
        return better;
    }

    @Override
    public boolean accepts(double[] kept) {
        return kept.length == sums.length;
    }

    @Override
    public double[] sums() {
        return sums.clone();
    }

    @Override
    public void restore(double[] kept) {
        if (!accepts(kept)) {
            throw new IllegalArgumentException("these " + kept.length + " sums are none of " + name);
        }
        System.arraycopy(kept, 0, sums, 0, sums.length);
    }

    @Override
    public void merge(double[] later) {
        for (int i = 0; i < plain; i++) {
            sums[i] += later[i];
        }
        for (int i = plain; i < sums.length; i++) {
            addToPair((i - plain) / 2, later[i]);
        }
    }

    @Override
    public void clear() {
        Arrays.fill(sums, 0);
    }
}
