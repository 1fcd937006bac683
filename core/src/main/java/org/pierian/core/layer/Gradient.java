package org.pierian.core.layer;

import org.pierian.core.kernel.Kernels;
import org.pierian.core.tensor.Tensor;

/// The gradient of a parameter, in parts for optimizers.
///
/// That of a linear layer's weight for a single example is the product of a column and a row. It is not written down as
/// a whole unless somebody asks for it: an optimizer takes it in parts that stay in the first cache, which saves a
/// third of the memory traffic of a step. Bits are the same either way.
public final class Gradient {

    /// Numbers in a part of a product.
    private static final int PART = 2048;
    private static final float[] NONE = {};

    private final Tensor numbers;
    private float[] column = NONE;
    private float[] row = NONE;
    private int columns;
    private float[] part = NONE;
    private boolean isProduct;
    private int first;
    private int end;

    Gradient(Tensor numbers) {
        this.numbers = numbers;
        this.end = numbers.size();
    }

    /// Makes the gradient the product of a column and a row, which must stay as they are until the next forward pass.
    ///
    /// @param column one number for each row
    /// @param row one number for each column
    /// @param columns length of a row
    void product(float[] column, float[] row, int columns) {
        this.column = column;
        this.row = row;
        this.columns = columns;
        if (part.length == 0) {
            part = new float[Math.max(1, PART / columns) * columns];
        }
        isProduct = true;
    }

    /// All numbers, laid out as the parameter's value.
    Tensor numbers() {
        if (isProduct) {
            multiply(0, numbers.size() / columns, numbers.data());
            isProduct = false;
        }
        return numbers;
    }

    /// Whether the numbers are the product of [#column] and [#row], and not written down.
    public boolean isProduct() {
        return isProduct;
    }

    /// Of a product, one number for each row.
    public float[] column() {
        return column;
    }

    /// Of a product, one number for each column.
    public float[] row() {
        return row;
    }

    /// Of a product, the length of a row.
    public int columns() {
        return columns;
    }

    /// Number of elements.
    public int size() {
        return numbers.size();
    }

    /// Has [#data] hold the part that begins at an element.
    ///
    /// @param from 0, or the [#end] of the part before
    public void prepare(int from) {
        if (!isProduct) {
            first = 0;
            end = numbers.size();
            return;
        }
        first = from;
        end = Math.min(numbers.size(), from + part.length);
        multiply(from / columns, (end - from) / columns, part);
    }

    private void multiply(int from, int rows, float[] target) {
        Kernels.matMul().multiply(rows, columns, 1, column, from, 1, 1, row, 0, columns, 1, target, 0, columns);
    }

    /// The element after the last one of the prepared part.
    public int end() {
        return end;
    }

    /// The element that `data()[0]` belongs to.
    public int first() {
        return first;
    }

    /// The prepared part.
    public float[] data() {
        return isProduct ? part : numbers.data();
    }
}
