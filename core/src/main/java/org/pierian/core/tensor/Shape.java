package org.pierian.core.tensor;

import java.util.Arrays;

/// Sizes of a tensor's axes, outermost first. Immutable; rank 0 is a scalar.
public final class Shape {

    private final int[] dims;
    private final int size;

    private Shape(int[] dims) {
        long size = 1;
        for (int dim : dims) {
            if (dim < 0) {
                throw new ShapeException("an axis cannot have " + dim + " elements: " + Arrays.toString(dims));
            }
            size = Math.multiplyExact(size, dim == 0 ? 1L : dim);
            if (size > MAX_SIZE) {
                throw new ShapeTooLargeException(dims);
            }
        }
        this.dims = dims;
        this.size = Arrays.stream(dims).anyMatch(d -> d == 0) ? 0 : (int) size;
    }

    /// The most elements that a tensor can have: one Java array, with room for the array's header.
    public static final int MAX_SIZE = Integer.MAX_VALUE - 16;

    /// A shape with the given sizes.
    ///
    /// @param dims sizes, each at least 0, with a product of at most [MAX_SIZE]
    /// @throws ShapeException when a size is negative or the product too large
    public static Shape of(int... dims) {
        return new Shape(dims.clone());
    }

    /// Number of axes.
    public int rank() {
        return dims.length;
    }

    /// Size of one axis.
    ///
    /// @param axis 0 to `rank() - 1`
    public int dim(int axis) {
        return dims[axis];
    }

    /// Number of elements.
    public int size() {
        return size;
    }

    /// This shape with one more axis in front, for example a batch of examples.
    public Shape prepend(int dim) {
        int[] more = new int[dims.length + 1];
        more[0] = dim;
        System.arraycopy(dims, 0, more, 1, dims.length);
        return new Shape(more);
    }

    /// This shape with one more axis behind.
    public Shape append(int dim) {
        int[] more = Arrays.copyOf(dims, dims.length + 1);
        more[dims.length] = dim;
        return new Shape(more);
    }

    /// Size of the last axis.
    ///
    /// @throws ShapeException when there is no axis
    public int last() {
        if (dims.length == 0) {
            throw new ShapeException("a scalar has no axis");
        }
        return dims[dims.length - 1];
    }

    /// This shape with another size of the last axis.
    public Shape withLast(int dim) {
        int[] other = dims.clone();
        other[other.length - 1] = dim;
        return new Shape(other);
    }

    /// The sizes, in a new array.
    public int[] toArray() {
        return dims.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(dims, that.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    @Override
    public String toString() {
        return Arrays.toString(dims);
    }
}
