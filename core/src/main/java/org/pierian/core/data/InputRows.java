package org.pierian.core.data;

import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Inputs of examples as float32 numbers or indices, row by row, with a length each where they are padded.
public final class InputRows {

    private static final int[] IN_FULL = {};

    private final TensorType type;
    private final Rows rows;
    private final int[] lengths;
    private final int size;

    /// @param type one example
    /// @param rows all examples, one after the other, 0 behind their lengths; kept, not copied
    /// @param lengths steps of each example that count; empty where the type is not padded
    public InputRows(TensorType type, float[] rows, int[] lengths) {
        this(type, Rows.of(rows, type.shape().size()), lengths);
    }

    /// @param type as there
    /// @param rows all examples, 0 behind their lengths
    /// @param lengths as there
    public InputRows(TensorType type, Rows rows, int[] lengths) {
        this.type = type;
        this.rows = rows;
        this.lengths = lengths.clone();
        this.size = rows.count();
        if (lengths.length != (type.padded() ? size : 0)) {
            throw new IllegalArgumentException(lengths.length + " lengths for " + size + " examples of " + type);
        }
    }

    /// Numbers that all count.
    ///
    /// @param shape shape of one example
    /// @param rows all examples, one after the other; kept, not copied
    public static InputRows ofNumbers(Shape shape, float[] rows) {
        return of(TensorType.numbers(shape), rows);
    }

    /// Examples that all count in full.
    ///
    /// @param type one example, not padded
    /// @param rows all examples, one after the other; kept, not copied
    public static InputRows of(TensorType type, float[] rows) {
        return new InputRows(type, rows, IN_FULL);
    }

    /// Number of examples.
    public int size() {
        return size;
    }

    /// One example.
    public TensorType type() {
        return type;
    }

    /// Steps of an example that count; 0 where all count in full.
    int length(int example) {
        return lengths.length == 0 ? 0 : lengths[example];
    }

    /// Copies the inputs and the lengths of the examples at `order[from ..]` into a batch.
    public void fill(int[] order, int from, Batch batch) {
        rows.copy(order, from, batch.size(), batch.inputs());
        for (int i = 0; i < batch.lengths().length; i++) {
            batch.lengths()[i] = lengths[order[from + i]];
        }
    }
}
