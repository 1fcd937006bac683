package org.pierian.benchmarks;

import org.pierian.core.backend.Backend;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

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

    /// The same in the memory of a backend.
    static Tensor tensor(Backend backend, Shape shape, String name) {
        Tensor tensor = backend.zeros(shape);
        tensor.buffer().write(0, array(shape.size(), name), 0, shape.size());
        return tensor;
    }
}
