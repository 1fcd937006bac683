package org.pierian.core.tensor;

/// A matrix within a buffer: element (i, j) lies at `offset + i * rowStep + j * columnStep`. Immutable, and so is
/// the transposed view that belongs to it; operations take matrices so that no step has to describe one anew.
public final class Matrix {

    private final Buffer buffer;
    private final int offset;
    private final int rows;
    private final int columns;
    private final int rowStep;
    private final int columnStep;
    private final Matrix transposed;

    private Matrix(Buffer buffer, int offset, int rows, int columns, int rowStep, int columnStep) {
        this.buffer = buffer;
        this.offset = offset;
        this.rows = rows;
        this.columns = columns;
        this.rowStep = rowStep;
        this.columnStep = columnStep;
        this.transposed = new Matrix(this);
    }

    private Matrix(Matrix original) {
        this.buffer = original.buffer;
        this.offset = original.offset;
        this.rows = original.columns;
        this.columns = original.rows;
        this.rowStep = original.columnStep;
        this.columnStep = original.rowStep;
        this.transposed = original;
    }

    /// A matrix whose rows follow each other without gaps.
    ///
    /// @param offset element (0, 0)
    public static Matrix of(Buffer buffer, int offset, int rows, int columns) {
        return new Matrix(buffer, offset, rows, columns, columns, 1);
    }

    /// A matrix with its own steps.
    ///
    /// @param offset element (0, 0)
    /// @param rowStep distance from an element to the one below
    /// @param columnStep distance from an element to the one on its right
    public static Matrix of(Buffer buffer, int offset, int rows, int columns, int rowStep, int columnStep) {
        return new Matrix(buffer, offset, rows, columns, rowStep, columnStep);
    }

    /// Rows as columns and columns as rows; the same object at every call.
    public Matrix transposed() {
        return transposed;
    }

    /// Some of its rows, in the same memory.
    ///
    /// @param from the first
    /// @param count how many
    public Matrix rows(int from, int count) {
        return of(buffer, offset + from * rowStep, count, columns, rowStep, columnStep);
    }

    /// Some of its columns, in the same memory.
    ///
    /// @param from the first
    /// @param count how many
    public Matrix columns(int from, int count) {
        return of(buffer, offset + from * columnStep, rows, count, rowStep, columnStep);
    }

    /// The memory.
    public Buffer buffer() {
        return buffer;
    }

    /// Where element (0, 0) lies.
    public int offset() {
        return offset;
    }

    /// Number of rows.
    public int rows() {
        return rows;
    }

    /// Number of columns.
    public int columns() {
        return columns;
    }

    /// Distance from an element to the one below.
    public int rowStep() {
        return rowStep;
    }

    /// Distance from an element to the one on its right.
    public int columnStep() {
        return columnStep;
    }

    /// Whether it is all of its buffer, row by row.
    public boolean isWholeBuffer() {
        return offset == 0 && columnStep == 1 && rowStep == columns && rows * columns == buffer.size();
    }
}
