package org.pierian.core.layer.shape;

import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;

/// Axes counted as PyTorch counts them: 0 is the batch, so an example's first axis is 1, its last -1.
final class Axes {

    private Axes() {}

    /// The place of an axis in the shape of an example.
    ///
    /// @param dim 1 to the rank, or -1 to minus the rank
    /// @param word the layer, for the message
    /// @throws ShapeException when an example has no such axis
    static int of(int dim, Shape example, String word) {
        int rank = example.rank();
        if (dim == 0 || dim > rank || dim < -rank) {
            throw new ShapeException(word + " wants an example with an axis " + dim + ", got " + example
                    + ", whose axes are 1 to " + rank);
        }
        return dim > 0 ? dim - 1 : rank + dim;
    }

    /// Product of the axes `from .. to`.
    static int size(Shape shape, int from, int to) {
        int size = 1;
        for (int axis = from; axis < to; axis++) {
            size *= shape.dim(axis);
        }
        return size;
    }

    /// A shape with another size of one axis.
    static Shape with(Shape shape, int axis, int size) {
        int[] dims = shape.toArray();
        dims[axis] = size;
        return Shape.of(dims);
    }
}
