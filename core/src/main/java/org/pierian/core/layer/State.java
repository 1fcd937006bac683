package org.pierian.core.layer;

import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// A named tensor that a layer changes while it trains and that no optimizer touches, such as a running mean.
///
/// @param name full name, for example `1.running_mean`
/// @param value the numbers, in the order of weights files
public record State(String name, Tensor value) implements SavedTensor {

    @Override
    public Shape shape() {
        return value.shape();
    }

    @Override
    public float[] values() {
        return value.toArray();
    }

    @Override
    public void assign(float[] values) {
        value.assign(values);
    }
}
