package org.pierian.benchmarks;

import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;

/// Random numbers to calculate with.
final class Numbers {

    private Numbers() {}

    /// Uniform in [-1, 1).
    static float[] array(int count, String name) {
        RandomStream stream = RandomStream.of(0, StreamTag.SPLIT, name);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 2 * stream.uniform(0, i) - 1;
        }
        return values;
    }
}
