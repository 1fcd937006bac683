package org.pierian.runner.probe;

import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Inputs drawn at random, where no data is read.
final class RandomInputs {

    private RandomInputs() {}

    /// Numbers from -1 to 1, or indices.
    ///
    /// @param type one example
    /// @param batch receives them
    static void fill(TensorType type, long seed, Tensor batch) {
        RandomStream random = RandomStream.of(seed, StreamTag.SPLIT, "probe");
        float[] values = new float[batch.size()];
        for (int i = 0; i < values.length; i++) {
            float uniform = random.uniform(0, i);
            int below = type.indicesBelow(i % type.shape().size());
            values[i] = below == 0 ? 2 * uniform - 1 : (float) Math.floor(uniform * (double) below);
        }
        batch.assign(values);
    }
}
