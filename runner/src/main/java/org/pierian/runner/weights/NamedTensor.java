package org.pierian.runner.weights;

import java.util.Arrays;
import org.pierian.core.tensor.Shape;

/// A tensor as it stands in a weights file.
///
/// @param name name of the parameter, for example `0.weight`; in files without names, its position
/// @param shape shape in weights files
/// @param values row by row; kept, not copied
@SuppressWarnings("ArrayRecordComponent") // equality is written out below
public record NamedTensor(String name, Shape shape, float[] values) {

    /// Checks that there are as many values as the shape has.
    public NamedTensor {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(
                    "tensor " + name + " of shape " + shape + " has " + values.length + " values");
        }
    }

    /// Whether name, shape and every bit of the values are the same; -0 is not 0.
    @Override
    public boolean equals(Object other) {
        return other instanceof NamedTensor that
                && name.equals(that.name)
                && shape.equals(that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + shape.hashCode()) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return name + shape;
    }
}
