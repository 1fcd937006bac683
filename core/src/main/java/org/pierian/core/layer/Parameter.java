package org.pierian.core.layer;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Gradient;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;

/// A named tensor that training changes, with its gradient.
///
/// A linear layer's weight is `[out, in]` to the outside and `[in, out]` in memory, where a single example's
/// forward pass and weight gradient then run along memory; `transposed` says so, and [#values] and [#assign]
/// translate.
public final class Parameter implements SavedTensor {

    private static final int SQUARE = 32;

    private final String name;
    private final Shape shape;
    private final boolean transposed;
    private final Tensor value;
    private final Gradient gradient;
    private boolean shared;

    private Parameter(String name, Shape shape, boolean transposed, Tensor value, Gradient gradient) {
        this.name = name;
        this.shape = shape;
        this.transposed = transposed;
        this.value = value;
        this.gradient = gradient;
    }

    /// A parameter of zeros.
    ///
    /// @param name full name, for example `0.weight`
    /// @param shape shape in weights files
    /// @param transposed whether memory holds axis 0 last; then `shape` is treated as `[dim 0, rest]`
    /// @param backend where it lies
    static Parameter zeros(String name, Shape shape, boolean transposed, Backend backend) {
        Shape inMemory = transposed ? Shape.of(shape.size() / Math.max(1, shape.dim(0)), shape.dim(0)) : shape;
        Gradient gradient = new Gradient(backend.zeros(inMemory), backend);
        return new Parameter(name, shape, transposed, backend.zeros(inMemory), gradient);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Tensor value() {
        return value;
    }

    /// Where the gradient of the loss is collected, in the order of [#value].
    public Gradient gradient() {
        return gradient;
    }

    /// Whether memory holds axis 0 last.
    public boolean isTransposed() {
        return transposed;
    }

    /// Whether it is a matrix or a kernel that inputs are multiplied by. Those, and no tables of vectors or
    /// other parameters, lie transposed in memory.
    public boolean isFactor() {
        return transposed;
    }

    /// Whether more than one layer uses it, and collects its gradient.
    public boolean isShared() {
        return shared;
    }

    /// Says that another layer uses it too.
    void share() {
        shared = true;
    }

    @Override
    public float[] values() {
        return values(value);
    }

    /// The gradient in the order of weights files, in a new array.
    public float[] gradients() {
        return values(gradient.tensor());
    }

    /// The numbers of a tensor in the order of [#value], brought into the order of weights files, in a new array.
    public float[] values(Tensor likeValue) {
        float[] data = likeValue.toArray();
        if (!transposed) {
            return data;
        }
        int rows = shape.dim(0);
        float[] values = new float[data.length];
        transpose(data, rows == 0 ? 0 : data.length / rows, rows, values);
        return values;
    }

    @Override
    public void assign(float[] values) {
        assign(value, values);
    }

    /// Sets the numbers of a tensor in the order of [#value].
    ///
    /// @param likeValue what is set
    /// @param values in the order of weights files
    /// @throws ShapeException when there are more or fewer than the shape has
    public void assign(Tensor likeValue, float[] values) {
        if (values.length != shape.size()) {
            throw new ShapeException(
                    "parameter " + name + " of shape " + shape + " cannot take " + values.length + " values");
        }
        if (!transposed) {
            likeValue.assign(values);
            return;
        }
        int rows = shape.dim(0);
        float[] data = new float[values.length];
        transpose(values, rows, rows == 0 ? 0 : values.length / rows, data);
        likeValue.assign(data);
    }

    /// Square by square, such that what is read and what is written stays in the first cache.
    private static void transpose(float[] from, int rows, int columns, float[] to) {
        for (int top = 0; top < rows; top += SQUARE) {
            for (int left = 0; left < columns; left += SQUARE) {
                int bottom = Math.min(rows, top + SQUARE);
                int right = Math.min(columns, left + SQUARE);
                for (int i = top; i < bottom; i++) {
                    for (int j = left; j < right; j++) {
                        to[j * rows + i] = from[i * columns + j];
                    }
                }
            }
        }
    }
}
