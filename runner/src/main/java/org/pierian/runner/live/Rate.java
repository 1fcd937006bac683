package org.pierian.runner.live;

import java.util.OptionalDouble;

/// Examples a second over the last seconds.
final class Rate {

    private static final int PLACES = 64;

    private final long[] seen = new long[PLACES];
    private final long[] nanos = new long[PLACES];
    private int count;

    /// Adds where training stands.
    ///
    /// @param examples trained with so far
    /// @param time when, by `System.nanoTime`
    void add(long examples, long time) {
        seen[count % PLACES] = examples;
        nanos[count % PLACES] = time;
        count++;
    }

    /// The rate between the oldest and the newest place that are remembered; empty while there are not two.
    OptionalDouble value() {
        int last = (count - 1) % PLACES;
        int first = Math.max(0, count - PLACES) % PLACES;
        if (count < 2 || nanos[last] == nanos[first]) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((seen[last] - seen[first]) * 1e9 / (nanos[last] - nanos[first]));
    }
}
