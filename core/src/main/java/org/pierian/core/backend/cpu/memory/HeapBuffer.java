package org.pierian.core.backend.cpu.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pierian.core.tensor.Buffer;
import org.pierian.core.tensor.Tensor;

/// A Java array, and what has still to be done before it is read.
public final class HeapBuffer implements Buffer {

    private static final float[] NONE = {};

    private final float[] numbers;
    private @Nullable Pending pending;
    private @Nullable PendingProduct product; // kept to be used again
    private @Nullable HeapBuffer borrower; // of the product: whose pending update reads it

    /// @param elements 0 or more
    public HeapBuffer(int elements) {
        this.numbers = new float[elements];
    }

    /// The array of a tensor, with everything done; empty for [Tensor#NONE].
    public static float[] array(Tensor tensor) {
        return array(tensor.buffer());
    }

    /// The array of a buffer, with everything done.
    public static float[] array(Buffer buffer) {
        return buffer instanceof HeapBuffer heap ? heap.array() : arrayOfNone(buffer);
    }

    private static float[] arrayOfNone(Buffer buffer) {
        if (buffer.size() != 0) {
            throw new IllegalArgumentException("a buffer of another backend: " + buffer.getClass());
        }
        return NONE;
    }

    /// The array, with everything done.
    public float[] array() {
        if (pending != null) {
            finish();
        }
        return numbers;
    }

    private void finish() {
        Pending work = pending;
        pending = null;
        if (work != null) {
            work.finish();
        }
    }

    /// What has been deferred, if anything.
    public @Nullable Pending pending() {
        return pending;
    }

    /// Defers work; whatever was deferred before must have been done, or not matter any more.
    public void putOff(Pending work) {
        pending = work;
    }

    /// Forgets what has been deferred, because it has been done or everything is written anew.
    public void forget() {
        pending = null;
    }

    /// Makes the contents the product of a column and a row, to be written down only when somebody reads it.
    ///
    /// @param column array that holds one number for each row, from `columnStart` on with distance `columnStep`
    /// @param row array that holds one number for each column, from `rowStart` on
    public void putOffProduct(
            int rows,
            int columns,
            float[] column,
            int columnStart,
            int columnStep,
            float[] row,
            int rowStart,
            PendingProduct.Outer outer) {
        if (pending != null && pending != product) {
            finish();
        }
        PendingProduct kept = product;
        if (kept == null || kept.column().length != rows) {
            kept = new PendingProduct(new float[rows], new float[columns], outer, numbers);
            product = kept;
        }
        HeapBuffer reader = borrower;
        if (reader != null) {
            borrower = null;
            reader.array(); // takes the step that still needs the old product
        }
        if (columnStep == 1) {
            System.arraycopy(column, columnStart, kept.column(), 0, rows);
        } else {
            for (int i = 0; i < rows; i++) {
                kept.column()[i] = column[columnStart + i * columnStep];
            }
        }
        System.arraycopy(row, rowStart, kept.row(), 0, columns);
        pending = kept;
    }

    /// The product that this buffer holds and has not written down, if that is so.
    public @Nullable PendingProduct pendingProduct() {
        return pending instanceof PendingProduct waiting ? waiting : null;
    }

    /// Says whose pending update reads the product, so that it is taken before the product changes.
    public void lendProduct(HeapBuffer reader) {
        borrower = reader;
    }

    @Override
    public int size() {
        return numbers.length;
    }

    @Override
    public float get(int index) {
        return array()[index];
    }

    @Override
    public void set(int index, float value) {
        array()[index] = value;
    }

    @Override
    public void read(int from, float[] target, int to, int count) {
        System.arraycopy(array(), from, target, to, count);
    }

    @Override
    public void write(int at, float[] source, int from, int count) {
        System.arraycopy(source, from, array(), at, count);
    }

    @Override
    public void fill(int from, int to, float value) {
        Arrays.fill(array(), from, to, value);
    }
}
