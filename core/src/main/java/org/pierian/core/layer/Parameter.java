package org.pierian.core.layer;

import org.jspecify.annotations.Nullable;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;

/// A named tensor that training changes, with its gradient.
///
/// A linear layer's weight is `[out, in]` to the outside and `[in, out]` in memory, where a single example's
/// forward pass and weight gradient then run along memory; `transposed` says so, and [#values] and [#assign]
/// translate.
public final class Parameter {

    private static final int SQUARE = 32;

    private final String name;
    private final Shape shape;
    private final boolean transposed;
    private final Tensor value;
    private final Gradient gradient;
    private @Nullable PendingStep pending;

    private Parameter(String name, Shape shape, boolean transposed, Tensor value) {
        this.name = name;
        this.shape = shape;
        this.transposed = transposed;
        this.value = value;
        this.gradient = new Gradient(Tensor.zerosLike(value));
    }

    /// A parameter of zeros.
    ///
    /// @param name full name, for example `0.weight`
    /// @param shape shape in weights files
    /// @param transposed whether memory holds axis 0 last; then `shape` is treated as `[dim 0, rest]`
    static Parameter zeros(String name, Shape shape, boolean transposed) {
        Shape inMemory = transposed ? Shape.of(shape.size() / Math.max(1, shape.dim(0)), shape.dim(0)) : shape;
        return new Parameter(name, shape, transposed, Tensor.zeros(inMemory));
    }

    /// Full name, as in weights files.
    public String name() {
        return name;
    }

    /// Shape in weights files.
    public Shape shape() {
        return shape;
    }

    /// The values as the layer keeps them. After a step of an optimizer they have to be asked for again.
    public Tensor value() {
        settle();
        return value;
    }

    /// Leaves a step to the next use of the values.
    public void defer(PendingStep step) {
        settle();
        pending = step;
    }

    /// Takes a step that waits, if one does.
    public void settle() {
        PendingStep step = pending;
        if (step != null) {
            pending = null;
            step.take();
        }
    }

    /// Takes a step that waits, if one does, and multiplies by the values at once.
    ///
    /// @param x one example
    /// @param y becomes `x value`
    /// @return whether a step has waited; if not, nothing is done
    boolean settleAndMultiply(float[] x, float[] y) {
        PendingStep step = pending;
        if (step == null) {
            return false;
        }
        pending = null;
        step.takeAndMultiply(x, y);
        return true;
    }

    /// The gradient of the loss, laid out as [#value].
    public Tensor grad() {
        return gradient.numbers();
    }

    /// The gradient as optimizers take it.
    public Gradient gradient() {
        return gradient;
    }

    /// The values in the order of weights files, in a new array.
    public float[] values() {
        return values(value());
    }

    /// The gradient in the order of weights files, in a new array.
    public float[] gradients() {
        return values(grad());
    }

    /// The values of a tensor that is laid out as [#value], in the order of weights files, in a new array.
    public float[] values(Tensor likeValue) {
        return outward(likeValue.data());
    }

    /// Sets the values.
    ///
    /// @param values in the order of weights files
    /// @throws ShapeException when there are more or fewer than the shape has
    public void assign(float[] values) {
        assign(value(), values);
    }

    /// Sets the values of a tensor that is laid out as [#value].
    ///
    /// @param likeValue what is set
    /// @param values in the order of weights files
    /// @throws ShapeException when there are more or fewer than the shape has
    public void assign(Tensor likeValue, float[] values) {
        if (values.length != shape.size()) {
            throw new ShapeException(
                    "parameter " + name + " of shape " + shape + " cannot take " + values.length + " values");
        }
        float[] data = likeValue.data();
        if (!transposed) {
            System.arraycopy(values, 0, data, 0, values.length);
            return;
        }
        int rows = shape.dim(0);
        transpose(values, rows, rows == 0 ? 0 : values.length / rows, data);
    }

    private float[] outward(float[] data) {
        if (!transposed) {
            return data.clone();
        }
        int rows = shape.dim(0);
        float[] values = new float[data.length];
        transpose(data, rows == 0 ? 0 : data.length / rows, rows, values);
        return values;
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
