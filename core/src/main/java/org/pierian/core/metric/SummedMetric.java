package org.pierian.core.metric;

import java.util.Arrays;

/// A metric with its sums in an array.
public abstract class SummedMetric implements Metric {

    private final String name;
    private final Better better;
    private final double[] sums;

    /// @param name the metric's name
    /// @param better which values are better
    /// @param sums number of sums
    protected SummedMetric(String name, Better better, int sums) {
        this.name = name;
        this.better = better;
        this.sums = new double[sums];
    }

    /// Sum number `index`.
    protected final double sum(int index) {
        return sums[index];
    }

    /// Adds to sum number `index`.
    protected final void addTo(int index, double term) {
        sums[index] += term;
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
    public final double[] sums() {
        return sums.clone();
    }

    @Override
    public final void restore(double[] kept) {
        if (kept.length != sums.length) {
            throw new IllegalArgumentException(name + " has " + sums.length + " sums, got " + kept.length);
        }
        System.arraycopy(kept, 0, sums, 0, sums.length);
    }

    @Override
    public final void merge(double[] later) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += later[i];
        }
    }

    @Override
    public final void clear() {
        Arrays.fill(sums, 0);
    }
}
