package org.pierian.core.layer;

import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// One axis of an example, which is `[before, size, behind]` in memory.
///
/// @param index the axis, 0 for the first of an example
/// @param before elements of the axes before it together
/// @param size its length
/// @param behind elements of the axes behind it together
public record Axis(int index, int before, int size, int behind) {

    /// An axis counted as PyTorch counts: 0 is the batch, 1 an example's first axis, -1 its last.
    ///
    /// @param word what a spec calls the layer, for the message
    /// @param dim which axis
    /// @param in one example
    /// @throws ShapeException when an example has no such axis, or is not of numbers
    public static Axis of(String word, int dim, TensorType in) {
        Shape shape = in.shape();
        int rank = shape.rank();
        if (!in.isNumbers() || rank == 0) {
            throw new ShapeException(word + " wants numbers with at least one axis, got " + in);
        }
        int index = dim < 0 ? rank + dim : dim - 1;
        if (index < 0 || index >= rank) {
            throw new ShapeException(word + " has dim " + dim + ", but an example is " + in + ": its axes are 1 to "
                    + rank + ", or -" + rank + " to -1");
        }
        return at(index, shape);
    }

    /// An axis counted from an example's first, which is 0.
    public static Axis at(int index, Shape shape) {
        int before = 1;
        int behind = 1;
        for (int i = 0; i < shape.rank(); i++) {
            before *= i < index ? shape.dim(i) : 1;
            behind *= i > index ? shape.dim(i) : 1;
        }
        return new Axis(index, before, shape.dim(index), behind);
    }

    /// Requires that steps behind an example's length are not taken together with others: that the axis is not time,
    /// or examples are never shorter.
    ///
    /// @param cannot what the layer cannot do, for the message: `glu cannot halve`
    /// @param in one example
    /// @param advice what to do, for the message
    /// @throws ShapeException when the axis is time and examples may be shorter than it
    public void requireFullLength(String cannot, TensorType in, String advice) {
        if (in.padded() && index == 0) {
            throw new ShapeException(
                    cannot + " the time axis of " + in + ", since examples may be shorter than it; " + advice);
        }
    }
}
