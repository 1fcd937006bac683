package org.pierian.core.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.pierian.core.tensor.Tensor;

/// Rows of float32 numbers, in memory or in a mapped file.
public sealed interface Rows {

    /// Copies the rows `order[from .. from + count)` to the front of a tensor.
    void copy(int[] order, int from, int count, Tensor target);

    /// Number of rows.
    int count();

    /// Rows in an array.
    ///
    /// @param numbers all rows, one after the other; kept, not copied
    /// @param width numbers of a row
    static Rows of(float[] numbers, int width) {
        return new InMemory(numbers, width);
    }

    /// Rows in memory that may be mapped from a file, and more than an array holds.
    ///
    /// @param numbers all rows, one after the other, each number in four bytes, the lowest first
    /// @param width numbers of a row
    static Rows of(MemorySegment numbers, int width) {
        return new Mapped(numbers, width, new float[width]);
    }

    /// Rows in an array.
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    record InMemory(float[] numbers, int width) implements Rows {

        @Override
        public void copy(int[] order, int from, int count, Tensor target) {
            for (int i = 0; i < count; i++) {
                target.buffer().write(i * width, numbers, order[from + i] * width, width);
            }
        }

        @Override
        public int count() {
            return numbers.length / width;
        }
    }

    /// Rows in a segment.
    ///
    /// @param row room for one of them
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    record Mapped(MemorySegment numbers, int width, float[] row) implements Rows {

        private static final ValueLayout.OfFloat LAYOUT =
                ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

        @Override
        public void copy(int[] order, int from, int count, Tensor target) {
            long bytes = (long) width * Float.BYTES;
            for (int i = 0; i < count; i++) {
                MemorySegment.copy(numbers, LAYOUT, order[from + i] * bytes, row, 0, width);
                target.buffer().write(i * width, row, 0, width);
            }
        }

        @Override
        public int count() {
            return Math.toIntExact(numbers.byteSize() / ((long) width * Float.BYTES));
        }
    }
}
