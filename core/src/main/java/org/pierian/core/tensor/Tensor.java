package org.pierian.core.tensor;

/// A dense row-major array of float32 with a shape. Its contents are mutable on purpose: buffers are made once
/// and reused.
///
/// Several tensors may be views of one array (see [#rows]); a view always begins at the array's first element.
public final class Tensor {

    /// The tensor that stands for "not wanted": layers write no input gradient into it.
    public static final Tensor NONE = new Tensor(Shape.of(0), new float[0]);

    private final Shape shape;
    private final float[] data;

    private Tensor(Shape shape, float[] data) {
        this.shape = shape;
        this.data = data;
    }

    /// A tensor of zeros.
    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new float[shape.size()]);
    }

    /// A tensor of zeros with another's shape.
    public static Tensor zerosLike(Tensor other) {
        return zeros(other.shape);
    }

    /// A tensor over an array that the caller goes on owning.
    ///
    /// @throws ShapeException when the array does not have as many elements as the shape
    public static Tensor of(Shape shape, float... data) {
        if (data.length != shape.size()) {
            throw new ShapeException("shape " + shape + " has " + shape.size() + " elements, got " + data.length);
        }
        return new Tensor(shape, data);
    }

    /// The first `rows` entries of the first axis, sharing this tensor's array.
    ///
    /// @param rows 0 to the size of the first axis
    public Tensor rows(int rows) {
        if (rows < 0 || rows > shape.dim(0)) {
            throw new ShapeException("cannot take " + rows + " rows of " + shape);
        }
        int[] dims = shape.toArray();
        dims[0] = rows;
        return new Tensor(Shape.of(dims), data);
    }

    /// This tensor's array seen with another shape of the same size.
    public Tensor reshape(Shape other) {
        if (other.size() != shape.size()) {
            throw new ShapeException("cannot see " + shape + " as " + other);
        }
        return new Tensor(other, data);
    }

    /// Whether both are views of one array.
    @SuppressWarnings("ReferenceEquality") // of arrays that is what is asked for
    public boolean sharesArray(Tensor other) {
        return data == other.data;
    }

    /// Sizes of the axes.
    public Shape shape() {
        return shape;
    }

    /// The array, row-major from index 0. A view of fewer rows uses only its first `shape().size()` elements.
    public float[] data() {
        return data;
    }

    /// Number of elements.
    public int size() {
        return shape.size();
    }

    /// Size of the first axis, the number of examples in a batch.
    public int rows() {
        return shape.dim(0);
    }

    /// Elements per entry of the first axis; 0 when the tensor has no rows.
    public int rowSize() {
        return shape.dim(0) == 0 ? 0 : shape.size() / shape.dim(0);
    }

    /// Whether no element is infinite or NaN.
    public boolean isFinite() {
        for (int i = 0; i < size(); i++) {
            if (!Float.isFinite(data[i])) {
                return false;
            }
        }
        return true;
    }

    /// Whether this is [#NONE].
    public boolean isNone() {
        return this == NONE;
    }
}
