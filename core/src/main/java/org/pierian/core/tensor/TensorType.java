package org.pierian.core.tensor;

import java.util.Arrays;
import java.util.List;

/// What one example is at some place of a network: numbers of a shape, indices below a bound, or a row of a table
/// with columns of both kinds.
///
/// Indices are integers stored as float32, exact below 2^24, so that one kind of tensor is enough; no gradient
/// flows to them.
///
/// Two types are equal when each element is of the same kind; the names of columns do not count.
///
/// @param shape shape of one example, without the batch axis
/// @param indicesBelow the bound of indices, when every element is an index below the same bound; otherwise 0
/// @param padded whether the first axis of an example is time and examples may be shorter than it. The steps
///     behind an example's length hold anything finite; what a layer makes of the steps before it does not depend
///     on them. How long an example is, the pass knows
/// @param columns the elements of a row of a table, in order; none when the elements have no names
public record TensorType(Shape shape, int indicesBelow, boolean padded, List<Column> columns) {

    /// Requires a bound that float32 can hold, and a column for each element of a row.
    public TensorType {
        columns = List.copyOf(columns);
        Column.requireBound(indicesBelow);
        if (padded && shape.rank() == 0) {
            throw new IllegalArgumentException("a single number has no time axis");
        }
        if (!columns.isEmpty() && (indicesBelow != 0 || padded || !shape.equals(Shape.of(columns.size())))) {
            throw new IllegalArgumentException(columns.size() + " columns are not an example of " + shape);
        }
    }

    /// Numbers.
    public static TensorType numbers(Shape shape) {
        return new TensorType(shape, 0, false, List.of());
    }

    /// Indices from 0 to below a bound.
    public static TensorType indices(Shape shape, int below) {
        return new TensorType(shape, below, false, List.of());
    }

    /// A row of a table, `[columns]`.
    ///
    /// @param columns a column for each element, at least one
    public static TensorType row(List<Column> columns) {
        return new TensorType(Shape.of(columns.size()), 0, false, columns);
    }

    /// Whether all elements are numbers, and none is an index.
    public boolean isNumbers() {
        return indicesBelow == 0 && columns.stream().allMatch(Column::isNumber);
    }

    /// Whether all elements are indices below one bound, [#indicesBelow].
    public boolean isIndices() {
        return indicesBelow != 0;
    }

    /// The bound of one element when it is an index; 0 when it is a number.
    ///
    /// @param element its place in an example, in row-major order
    public int indicesBelow(int element) {
        return columns.isEmpty() ? indicesBelow : columns.get(element).indicesBelow();
    }

    /// The same elements, whose examples may or may not be shorter than the first axis.
    public TensorType padded(boolean may) {
        return new TensorType(shape, indicesBelow, may, may ? List.of() : columns);
    }

    /// The same kind of elements in another shape, all of which count.
    ///
    /// @throws ShapeException when they are a row of numbers and indices, which only the same shape fits
    public TensorType withShape(Shape other) {
        if (other.equals(shape)) {
            return padded(false);
        }
        if (!isNumbers() && !isIndices()) {
            throw new ShapeException("columns of numbers and indices cannot become " + other + ", they are " + this);
        }
        return new TensorType(other, indicesBelow, false, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorType that
                && shape.equals(that.shape)
                && indicesBelow == that.indicesBelow
                && padded == that.padded
                && Arrays.equals(bounds(), that.bounds());
    }

    @Override
    public int hashCode() {
        return (shape.hashCode() * 31 + indicesBelow) * 31 + Arrays.hashCode(bounds());
    }

    /// Of the columns, when one of them is an index.
    private int[] bounds() {
        return isNumbers()
                ? new int[0]
                : columns.stream().mapToInt(Column::indicesBelow).toArray();
    }

    @Override
    public String toString() {
        if (isNumbers()) {
            return shape.toString();
        }
        if (isIndices()) {
            return "indices below " + indicesBelow + " of " + shape;
        }
        long indices = columns.stream().filter(column -> !column.isNumber()).count();
        return shape + " with " + indices + (indices == 1 ? " column" : " columns") + " of indices";
    }
}
