package org.pierian.core.tensor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A dense row-major array of float32: a shape over a [Buffer]. Its contents are mutable on purpose: buffers are
/// allocated once and reused.
///
/// Several tensors may be views of one buffer (see [#rows]); a view always begins at the buffer's first element.
public final class Tensor {

    /// The tensor that stands for "not wanted": layers write no input gradient into it.
    public static final Tensor NONE = new Tensor(Shape.of(0), Buffer.EMPTY);

    private final Shape shape;
    private final Buffer buffer;
    private final int size;
    private final int rowSize;
    private @Nullable Matrix matrix;

    private Tensor(Shape shape, Buffer buffer) {
        this.shape = shape;
        this.buffer = buffer;
        this.size = shape.size();
        this.rowSize = shape.rank() == 0 || shape.dim(0) == 0 ? 0 : size / shape.dim(0);
    }

    /// A tensor over a buffer.
    ///
    /// @throws ShapeException when the buffer has fewer elements than the shape
    public static Tensor of(Shape shape, Buffer buffer) {
        if (buffer.size() < shape.size()) {
            throw new ShapeException("shape " + shape + " has " + shape.size() + " elements, got " + buffer.size());
        }
        return new Tensor(shape, buffer);
    }

    /// The first `rows` entries of the first axis, sharing this tensor's buffer.
    ///
    /// @param rows 0 to the size of the first axis
    public Tensor rows(int rows) {
        if (rows < 0 || rows > shape.dim(0)) {
            throw new ShapeException("cannot take " + rows + " rows of " + shape);
        }
        int[] dims = shape.toArray();
        dims[0] = rows;
        return new Tensor(Shape.of(dims), buffer);
    }

    /// This tensor's buffer seen with another shape of the same size.
    public Tensor reshape(Shape other) {
        if (other.size() != size) {
            throw new ShapeException("cannot see " + shape + " as " + other);
        }
        return new Tensor(other, buffer);
    }

    /// All axes but the last as rows, the last as columns; a vector is one row. Made once, for operations on
    /// matrices.
    public Matrix matrix() {
        Matrix made = matrix;
        if (made == null) {
            int columns = shape.rank() == 0 ? 1 : shape.dim(shape.rank() - 1);
            made = Matrix.of(buffer, 0, columns == 0 ? 0 : size / columns, columns);
            matrix = made;
        }
        return made;
    }

    /// Whether both are views of one buffer.
    @SuppressWarnings("ReferenceEquality") // of buffers that is what is asked for
    public boolean sharesBuffer(Tensor other) {
        return buffer == other.buffer;
    }

    /// Sizes of the axes.
    public Shape shape() {
        return shape;
    }

    /// The memory, row-major from element 0. A view of fewer rows uses only its first `size()` elements.
    public Buffer buffer() {
        return buffer;
    }

    /// Number of elements.
    public int size() {
        return size;
    }

    /// Size of the first axis, the number of examples in a batch.
    public int rows() {
        return shape.dim(0);
    }

    /// Elements per entry of the first axis; 0 when the tensor has no rows.
    public int rowSize() {
        return rowSize;
    }

    /// Element `index` in row-major order.
    public float get(int index) {
        return buffer.get(index);
    }

    /// All elements in row-major order, in a new array.
    public float[] toArray() {
        float[] values = new float[size];
        buffer.read(0, values, 0, size);
        return values;
    }

    /// Sets all elements.
    ///
    /// @param values as many as [#size], in row-major order
    /// @throws ShapeException when there are more or fewer
    public void assign(float... values) {
        if (values.length != size) {
            throw new ShapeException("shape " + shape + " has " + size + " elements, got " + values.length);
        }
        buffer.write(0, values, 0, size);
    }

    /// Sets all elements to one value.
    public void fill(float value) {
        buffer.fill(0, size, value);
    }

    /// Whether no element is infinite or NaN.
    public boolean isFinite() {
        for (int i = 0; i < size; i++) {
            if (!Float.isFinite(buffer.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether this is [#NONE].
    public boolean isNone() {
        return this == NONE;
    }

    @Override
    public String toString() {
        return "Tensor" + shape + (size <= 16 ? Arrays.toString(toArray()) : "");
    }
}
