package org.pierian.core.tensor;

/// What one example is at some place of a network: numbers of a shape, or indices below a bound.
///
/// Indices are integers stored as float32, exact below 2^24, so that one kind of tensor is enough; no gradient
/// flows to them.
///
/// @param shape shape of one example, without the batch axis
/// @param indicesBelow the bound of indices; 0 for numbers
/// @param padded whether the first axis of an example is time and examples may be shorter than it. The steps behind an
///     example's length hold anything finite; what a layer makes of the steps before it does not depend on them. How
///     long an example is, the pass knows
public record TensorType(Shape shape, int indicesBelow, boolean padded) {

    /// The largest bound: above it float32 would not hold every index.
    public static final int MOST_INDICES = 1 << 24;

    /// Requires a bound that float32 can hold.
    public TensorType {
        if (padded && shape.rank() == 0) {
            throw new IllegalArgumentException("a single number has no time axis");
        }
        if (indicesBelow < 0 || indicesBelow > MOST_INDICES) {
            throw new IllegalArgumentException("indices below " + indicesBelow + " are not supported");
        }
    }

    /// Numbers.
    public static TensorType numbers(Shape shape) {
        return new TensorType(shape, 0, false);
    }

    /// Indices from 0 to below a bound.
    public static TensorType indices(Shape shape, int below) {
        return new TensorType(shape, below, false);
    }

    /// Whether these are numbers and not indices.
    public boolean isNumbers() {
        return indicesBelow == 0;
    }

    /// The same elements, whose examples may or may not be shorter than the first axis.
    public TensorType padded(boolean may) {
        return new TensorType(shape, indicesBelow, may);
    }

    /// The same kind of elements in another shape, all of which count.
    public TensorType withShape(Shape other) {
        return new TensorType(other, indicesBelow, false);
    }

    @Override
    public String toString() {
        return isNumbers() ? shape.toString() : "indices below " + indicesBelow + " of " + shape;
    }
}
