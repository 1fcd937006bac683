package org.pierian.core.tensor;

/// What one example is at some place of a network: numbers of a shape, or indices below a bound.
///
/// Indices are integers stored as float32, exact below 2^24, so that one kind of tensor is enough; no gradient
/// flows to them.
///
/// @param shape shape of one example, without the batch axis
/// @param indicesBelow the bound of indices; 0 for numbers
public record TensorType(Shape shape, int indicesBelow) {

    /// The largest bound: above it float32 would not hold every index.
    public static final int MOST_INDICES = 1 << 24;

    /// Requires a bound that float32 can hold.
    public TensorType {
        if (indicesBelow < 0 || indicesBelow > MOST_INDICES) {
            throw new IllegalArgumentException("indices below " + indicesBelow + " are not supported");
        }
    }

    /// Numbers.
    public static TensorType numbers(Shape shape) {
        return new TensorType(shape, 0);
    }

    /// Indices from 0 to below a bound.
    public static TensorType indices(Shape shape, int below) {
        return new TensorType(shape, below);
    }

    /// Whether these are numbers and not indices.
    public boolean isNumbers() {
        return indicesBelow == 0;
    }

    /// The same kind of elements in another shape.
    public TensorType withShape(Shape other) {
        return new TensorType(other, indicesBelow);
    }

    @Override
    public String toString() {
        return isNumbers() ? shape.toString() : "indices below " + indicesBelow + " of " + shape;
    }
}
