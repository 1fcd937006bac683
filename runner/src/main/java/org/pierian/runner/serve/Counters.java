package org.pierian.runner.serve;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/// What happened to the requests of one run.
final class Counters implements Batcher.BatchCount {

    /// Upper ends of the classes of times, in seconds.
    static final double[] SECONDS = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private static final double NANOS = 1e9;

    private final ConcurrentMap<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final LongAdder[] times = new LongAdder[SECONDS.length + 1];
    private final LongAdder nanos = new LongAdder();
    private final LongAdder passes = new LongAdder();
    private final LongAdder requestsOfPasses = new LongAdder();
    private final LongAdder examples = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder failedLoads = new LongAdder();

    Counters() {
        for (int i = 0; i < times.length; i++) {
            times[i] = new LongAdder();
        }
    }

    /// A request was answered.
    void answered(int status, long took) {
        statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
        int i = 0;
        while (i < SECONDS.length && took > SECONDS[i] * NANOS) {
            i++;
        }
        times[i].increment();
        nanos.add(took);
    }

    @Override
    public void add(int requests, int ofExamples) {
        passes.increment();
        requestsOfPasses.add(requests);
        examples.add(ofExamples);
    }

    /// The run was loaded, or could not be.
    void loaded(boolean well) {
        (well ? loads : failedLoads).increment();
    }

    /// Numbers of answers by status.
    Map<Integer, Long> statuses() {
        Map<Integer, Long> sums = new TreeMap<>();
        statuses.forEach((status, sum) -> sums.put(status, sum.sum()));
        return sums;
    }

    /// Number of answers in each class of times, and of those that took longer.
    long[] times() {
        long[] sums = new long[times.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = times[i].sum();
        }
        return sums;
    }

    /// How long all answers took, in seconds.
    double seconds() {
        return nanos.sum() / NANOS;
    }

    long passes() {
        return passes.sum();
    }

    long requestsOfPasses() {
        return requestsOfPasses.sum();
    }

    long examples() {
        return examples.sum();
    }

    long loads() {
        return loads.sum();
    }

    long failedLoads() {
        return failedLoads.sum();
    }
}
