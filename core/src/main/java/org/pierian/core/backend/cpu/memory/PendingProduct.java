package org.pierian.core.backend.cpu.memory;

/// The product of a column and a row that has not been written down: the weight gradient of a single example.
///
/// An optimizer takes it in parts that stay in the first cache, or as a whole together with the next forward pass,
/// which saves a third of the memory traffic of a step. Bits are the same either way.
public final class PendingProduct implements Pending {

    private final float[] column;
    private final float[] row;
    private final Outer outer;
    private final float[] target;

    /// Writes rows `from .. from + rows` of the product of a column and a row to the front of an array.
    @FunctionalInterface
    public interface Outer {
        void multiply(int from, int rows, float[] column, float[] row, float[] target);
    }

    /// @param column receives one number for each row
    /// @param row receives one number for each column
    /// @param outer computes parts
    /// @param target where the product belongs
    PendingProduct(float[] column, float[] row, Outer outer, float[] target) {
        this.column = column;
        this.row = row;
        this.outer = outer;
        this.target = target;
    }

    /// One number for each row.
    public float[] column() {
        return column;
    }

    /// One number for each column.
    public float[] row() {
        return row;
    }

    /// Writes rows `from .. from + rows` to the front of an array.
    public void writePart(int from, int rows, float[] part) {
        outer.multiply(from, rows, column, row, part);
    }

    @Override
    public void finish() {
        outer.multiply(0, column.length, column, row, target);
    }
}
