package org.pierian.core.layer.recurrent;

import org.pierian.core.layer.PerBatch;
import org.pierian.core.tensor.Matrix;
import org.pierian.core.tensor.Tensor;

/// Some columns of a tensor whose rows are ordered by step, and views of its rows, each made once. With a batch of
/// `batch` step t begins at row `t * batch`.
final class StepRows {

    private final Tensor tensor;
    private final int steps;
    private final int column;
    private final int columns;
    private final PerBatch<Matrix[]> each; // the rows of each step
    private final PerBatch<PerBatch<Matrix>> first; // of the first steps
    private final PerBatch<PerBatch<Matrix>> second; // of the second and later steps
    private final PerBatch<Tensor> rows;

    /// @param tensor `[steps * max batch, width]`
    /// @param steps the most steps
    /// @param column the first column
    /// @param columns how many there are
    StepRows(Tensor tensor, int steps, int column, int columns) {
        this.tensor = tensor;
        this.steps = steps;
        this.column = column;
        this.columns = columns;
        this.each = new PerBatch<>(this::each);
        this.first = new PerBatch<>(batch -> new PerBatch<>(count -> view(0, count * batch)));
        this.second = new PerBatch<>(batch -> new PerBatch<>(count -> view(batch, count * batch)));
        this.rows = new PerBatch<>(tensor::rows);
    }

    /// All columns.
    static StepRows all(Tensor tensor, int steps) {
        return new StepRows(tensor, steps, 0, tensor.rowSize());
    }

    /// The same columns of another tensor.
    ///
    /// @param other `[steps * examples, width]`
    StepRows over(Tensor other) {
        return new StepRows(other, steps, column, columns);
    }

    private Matrix view(int row, int rows) {
        int width = tensor.rowSize();
        return Matrix.of(tensor.buffer(), row * width + column, rows, columns, width, 1);
    }

    private Matrix[] each(int batch) {
        Matrix[] made = new Matrix[steps];
        for (int t = 0; t < steps; t++) {
            made[t] = view(t * batch, batch);
        }
        return made;
    }

    /// The whole tensor.
    Tensor tensor() {
        return tensor;
    }

    /// The rows of the first `count` steps, with all columns.
    Tensor rows(int batch, int count) {
        return rows.of(count * batch);
    }

    /// Step `t`.
    Matrix step(int batch, int t) {
        return each.of(batch)[t];
    }

    /// Steps 0 to `count - 1`.
    Matrix first(int batch, int count) {
        return first.of(batch).of(count);
    }

    /// Steps 1 to `count`.
    Matrix second(int batch, int count) {
        return second.of(batch).of(count);
    }
}
