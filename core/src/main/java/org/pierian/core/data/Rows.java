package org.pierian.core.data;

import org.pierian.core.tensor.Tensor;

/// Rows of numbers that are copied into tensors.
final class Rows {

    private Rows() {}

    /// Copies the rows `order[from .. from + count)` to the front of a tensor.
    ///
    /// @param rows all rows, one after the other
    /// @param width numbers of a row
    static void copy(float[] rows, int width, int[] order, int from, int count, Tensor target) {
        for (int i = 0; i < count; i++) {
            target.buffer().write(i * width, rows, order[from + i] * width, width);
        }
    }
}
